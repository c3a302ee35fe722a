import Testing

@testable import MeshLint

@Suite struct PathScopeTests {
    @Test(arguments: [
        ("a.yaml", "c.yaml", "a.yaml"), ("./a.yaml", "c.yaml", "a.yaml"), ("b//./a.yaml", "c.yaml", "b/a.yaml"),
        ("/srv/b/a.yaml", "c.yaml", "b/a.yaml"), ("b/../a.yaml", "./c.yaml", "a.yaml"),
        ("b/a.yaml", "b/c.yaml", "a.yaml"), ("a.yaml", "b/c.yaml", "../a.yaml"),
        ("/other/a.yaml", "c.yaml", "../other/a.yaml"), ("-", "c.yaml", "-"),
    ])
    func oneFileHasOneName(_ path: String, _ file: String, _ name: String) {
        let scope = PathScope(of: file, current: "/srv")
        #expect(scope.name(of: path) == name)
        if path != "-" { #expect(scope.name(of: scope.path(of: name)) == name) }
    }
}
