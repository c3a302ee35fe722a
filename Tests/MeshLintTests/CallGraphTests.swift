import MeshModel
import Testing

@testable import MeshLint

/// What counts as a call, and what does not.
@Suite struct CallGraphTests {
    @Test(arguments: [
        ("http://cart:8080/api", "cart"), ("cart.shop.svc:80", "cart.shop.svc"), ("redis://user:pass@cart", "cart"),
        ("cart", "cart"), ("cart:80", "cart"), ("tcp://cart.shop?x=1", "cart.shop"),
    ])
    func findsTheHostOfAnAddress(_ text: String, _ host: String) {
        #expect(HostMention.all(in: text).map(\.host) == [host])
    }

    @Test(arguments: ["", "Cart", "two words", "cart:port", "/path", "a=b", "cart;"])
    func findsNoHostInOtherTexts(_ text: String) { #expect(HostMention.all(in: text).isEmpty) }

    @Test func findsSeveralAddresses() {
        #expect(HostMention.all(in: "a:1,b:2").map(\.host) == ["a", "b"])
        #expect(HostMention.all(in: "level,info").allSatisfy { !$0.isAddress })
    }

    @Test func environmentsCall() {
        let calls = Self.calls(environment: "{name: A, value: 'http://store:80'}, {name: STORE_HOST, value: store}")
        #expect(calls == ["cart → store (environment variable A)"])
    }

    @Test(arguments: [
        "{name: NAME, value: store}", "{name: A, value: 'store.other:80'}", "{name: A, value: 'cart:80'}",
    ])
    func otherValuesDoNotCall(_ variable: String) { #expect(Self.calls(environment: variable).isEmpty) }

    @Test func policiesAllowCalls() {
        let policy = """
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: store, namespace: shop}
            spec:
              selector: {matchLabels: {app: store}}
              rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/cart, "*", cluster.local/ns/shop/sa/default]}}]}]
            """
        #expect(Self.calls(policy) == ["cart → store (AuthorizationPolicy store)"])
        #expect(Self.calls(policy + "\n  action: DENY").isEmpty)
    }

    @Test func sidecarsOfWorkloadsCallExactHosts() {
        let sidecar = """
            apiVersion: networking.istio.io/v1
            kind: Sidecar
            metadata: {name: cart, namespace: shop}
            spec:
              workloadSelector: {labels: {app: cart}}
              egress: [{hosts: [./store.shop.svc.cluster.local, istio-system/*, ./*]}]
            """
        #expect(Self.calls(sidecar) == ["cart → store (Sidecar cart)"])
    }

    @Test func gatewaysCallByTheirRoutesAlone() {
        let gateway = """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: edge, namespace: shop}
            spec: {selector: {app: cart}, servers: []}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: edge, namespace: shop}
            spec: {hosts: [a.example], gateways: [edge], http: [{route: [{destination: {host: store}}]}]}
            """
        let calls = Self.calls(gateway, environment: "{name: A, value: 'http://store:80'}")
        #expect(calls == ["gateway routes of shop/edge → store (VirtualService edge)"])
    }

    private static func calls(_ yaml: String = "", environment: String = "") -> [String] {
        let system = """
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: shop}
            spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: store, namespace: shop}
            spec: {selector: {app: store}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: store, namespace: shop, labels: {app: store}}
            spec: {containers: [{name: app, image: a}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: cart, namespace: shop, labels: {app: cart}}
            spec: {serviceAccountName: cart, containers: [{name: app, image: a, env: [\(environment)]}]}
            ---
            \(yaml)
            """
        let read = SourceReader.read([LintSource("system.yaml", system)])
        let mesh = MeshSnapshot(read.flatMap(\.resources), problems: [], settings: MeshSettings(), isComplete: false)
        return mesh.callGraph.calls.map { "\($0.caller) → \(CallGraph.shortName($0.callee.name)) (\($0.evidence))" }
    }
}
