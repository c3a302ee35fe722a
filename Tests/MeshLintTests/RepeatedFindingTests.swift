import MeshModel
import Testing

@testable import MeshLint

/// What a schema and a more precise rule both find is reported once.
@Suite struct RepeatedFindingTests {
    private static func virtualService(_ spec: String) -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: shop}
        spec: \(spec)

        """
    }

    private static let bothMirrors = virtualService(
        """
        {hosts: [cart], http: [{route: [{destination: {host: cart}}],
          mirror: {host: copy}, mirrors: [{destination: {host: copy}}]}]}
        """
    )

    @Test func theMorePreciseRuleSpeaks() {
        #expect(Sample.codes(Self.bothMirrors, only: ["mg111", "mg306"]) == ["MG306"])
    }

    @Test func theOtherSpeaksWhereThatRuleDoesNotRun() {
        #expect(Sample.codes(Self.bothMirrors, only: ["mg111"]) == ["MG111"])
    }

    @Test func anotherResourceIsAnotherPlace() {
        let other = Self.bothMirrors.replacing("name: cart,", with: "name: other,")
            .replacing(
                "mirror: {host: copy}, mirrors: [{destination: {host: copy}}]",
                with: "match: [{uri: {exact: /a, prefix: /a}}]"
            )
        #expect(Sample.codes(Self.bothMirrors + "---\n" + other, only: ["mg111", "mg306"]) == ["MG306", "MG111"])
    }

    @Test func keysWithDotsHaveAParent() {
        let policy = """
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: cart}
            spec: {selector: {matchLabels: {"app.example.com/name*": cart}}}

            """
        #expect(Sample.codes(policy, only: ["mg118", "mg402"]) == ["MG402"])
    }

    @Test(arguments: [
        "{hosts: [10.0.0.1], http: [{route: [{destination: {host: cart}}]}]}",
        """
        {hosts: [outbound_.80_._.cart.shop.global], gateways: [east-west],
          tls: [{match: [{sniHosts: [outbound_.80_._.cart.shop.global]}], route: [{destination: {host: cart}}]}]}
        """,
        """
        {hosts: [cart], http: [{match: [{withoutHeaders: {x-user: {regex: "*"}}}], route: [{destination: {host: cart}}]}]}
        """,
    ])
    func whatIstioTakesIsNotReported(_ spec: String) {
        #expect(Sample.codes(Self.virtualService(spec), only: ["mg107", "mg110", "mg300"]).isEmpty)
    }
}
