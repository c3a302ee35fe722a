import MeshDSL
import Testing

@Suite struct AccessTests {
    @Test func aCallerWithoutAnIdentityIsLetInByItsAddress() throws {
        let mesh = Mesh("shop") {
            DenyByDefault()
            IsolateNetwork()
            Service("store", image: "example.com/store:1") {
                Port.tcp(3306)
                MutualTLS(.permissive, because: "migration")
                Allow(from: [.addresses("10.20.0.0/16")])
            }
        }
        let policy = try #require(mesh.resources.lazy.compactMap { $0 as? AuthorizationPolicy }.last)
        #expect(policy.spec.rules?[0].from?[0].source?.ipBlocks == ["10.20.0.0/16"])
        #expect(policy.spec.rules?[0].from?[0].source?.principals == nil)
        let network = try #require(mesh.resources.lazy.compactMap { $0 as? NetworkPolicy }.last)
        #expect(network.spec?.ingress?[0].from?[0].ipBlock?.cidr == "10.20.0.0/16")
    }

    @Test func aNoteTellsWhatTheWholeMeshMustKnow() {
        let mesh = Mesh("shop") { Observability() }
        #expect(mesh.lower { _ in }.notes.contains { $0.contains("istio-system/shop-mesh-config") })
        #expect(Mesh("shop") {}.lower { _ in }.notes.isEmpty)
    }

    @Test func aServiceThatCallsItselfIsAMistake() {
        let first = Service("cart", image: "i:1") { Port.http(80) }
        let mesh = Mesh("shop") { Service("cart", image: "i:1") { Calls(first) } }
        #expect(mesh.problems.contains("'cart' calls itself"))
    }

    @Test(arguments: ["Cart", "1cart", "cart-", "", "ca_rt", String(repeating: "a", count: 64)])
    func aBadNameIsOneMistakeAndDerivesNothing(_ name: String) {
        let mesh = Mesh("shop") { Service(name, image: "i:1") { Port.http(80) } }
        #expect(mesh.problems.count == 1)
        #expect(mesh.problems.allSatisfy { $0.hasPrefix("'\(name)' cannot be the name of a service") })
        #expect(mesh.resources.allSatisfy { $0.metadata.labels?["app"] == nil })
    }
}
