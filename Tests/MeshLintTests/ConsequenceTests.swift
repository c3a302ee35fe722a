import Testing

@testable import MeshLint

/// A mistake in the form is reported once, without what follows from it.
@Suite struct ConsequenceTests {
    private func codes(_ http: String) -> [String] {
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: cart}
            spec:
              hosts: [cart]
              \(http)
            """
        return Sample.lint(text).findings.map(\.rule)
    }

    @Test(arguments: [
        ("htpp: [{timeout: 1s, route: [{destination: {host: cart}}]}]", "MG100"),
        ("http: [{timeout: 1s, rout: [{destination: {host: cart}}]}]", "MG100"),
        ("http: [{timout: 1s, route: [{destination: {host: cart}}]}]", "MG100"),
        ("http: [{timeout: 1s, route: [{destinaton: {host: cart}}]}]", "MG100"),
        ("http: [{timeout: 8, route: [{destination: {host: cart}}]}]", "MG101"),
        ("http: [{timeout: 1s, match: [{uri: {prefx: /a}}], route: [{destination: {host: cart}}]}]", "MG100"),
    ])
    func whatFollowsIsLeftOut(_ http: String, _ code: String) { #expect(codes(http) == [code]) }

    @Test func whatDoesNotFollowIsReported() {
        #expect(Set(codes("http: [{timout: 1s, fault: {}, route: [{destination: {host: cart}}]}]")).count > 1)
    }
}
