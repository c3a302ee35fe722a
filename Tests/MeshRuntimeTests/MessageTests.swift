import MeshModel
import MeshRender
import Testing

@testable import MeshRuntime

@Suite struct MessageTests {
    @Test func problemShowsItsLine() throws {
        let folder = try TemporaryFolder()
        try folder.write("let mesh = Mesh {\n\tService(\"cart\")\n}\n", to: "Mesh.swift")
        let file = "\(folder.path)/Mesh.swift"
        let problem = RenderProblem(
            "two resources are one",
            at: SourcePlace(file: file, line: 2, column: 2),
            hint: .first(SourcePlace(file: file, line: 1, column: 5))
        )
        #expect(
            ProblemMessage(meshPath: folder.path).text(for: problem) == """
                error: \(file):2:2: two resources are one
                  2 | \tService("cart")
                    | \t^ the first is at \(file):1:5
                """
        )
    }

    @Test func fileThatWasCompiledElsewhereIsFoundBesideTheMesh() throws {
        let folder = try TemporaryFolder()
        try folder.write("import MeshDSL\n", to: "Mesh/Carts.swift")
        let problem = RenderProblem("no", at: SourcePlace(file: "/gone/Carts.swift", line: 1, column: 1))
        let text = ProblemMessage(meshPath: folder.path).text(for: problem)
        #expect(text.hasPrefix("error: \(folder.path)/Mesh/Carts.swift:1:1: no\n  1 | import MeshDSL\n    | ^"))
    }

    @Test func fileThatIsGoneIsOnlyNamed() {
        let problem = RenderProblem("no", at: SourcePlace(file: "/gone/X.swift", line: 9, column: 1), hint: .text("so"))
        #expect(ProblemMessage(meshPath: ".").text(for: problem) == "error: /gone/X.swift:9:1: no; so")
    }

    @Test func secretsAreListedOnce() {
        let list = SecretList([
            SecretRequirement(namespace: "gym", name: "mysql", keys: ["user", "password"], user: "backend-main"),
            SecretRequirement(namespace: "gym", name: "mysql", keys: ["password"], user: "admin-panel"),
            SecretRequirement(namespace: "gym", name: "api-tls", keys: [], user: "ingress"),
        ])
        #expect(
            list.text == """
                secrets that must exist:
                  gym/api-tls, for ingress
                  gym/mysql with password, user, for admin-panel, backend-main
                """
        )
        #expect(SecretList([]).text == nil)
    }
}
