import MeshModel
import MeshRender
import Testing

@Suite struct IdentityTests {
    private func account(_ name: String?, namespace: String? = "shop", line: Int = 1) -> DeclaredResource {
        declared(ServiceAccount(.init(name: name, namespace: namespace)), line: line)
    }

    @Test func twoResourcesWithOneIdentityAreAProblemWithBothPlaces() {
        let mesh = rendered([account("cart", line: 3), account("cart", line: 7)])
        let first = SourcePlace(file: "Mesh.swift", line: 3, column: 5)
        let second = SourcePlace(file: "Mesh.swift", line: 7, column: 5)
        #expect(
            mesh.problems == [
                RenderProblem("two resources are ServiceAccount shop/cart", at: second, hint: .first(first))
            ]
        )
    }

    @Test func versionsOfOneKindHaveOneIdentity() {
        var older = account("cart")
        older.apiVersion = "v1alpha1"
        #expect(rendered([account("cart"), older]).problems.count == 1)
    }

    @Test func otherNamespacesKindsAndGroupsAreOtherIdentities() {
        let gateways = ["networking.istio.io/v1", "gateway.networking.k8s.io/v1"].map {
            declared(RawResource($0, "Gateway", .init(name: "cart", namespace: "shop")))
        }
        let resources = [account("cart"), account("cart", namespace: "other"), cartSettings] + gateways
        #expect(rendered(resources).problems.isEmpty)
    }

    @Test func duplicatesAreFoundAmongWhatIsNotAskedFor() {
        #expect(rendered([account("cart"), account("cart"), namespace], only: ["ns"]).problems.count == 1)
    }

    @Test(arguments: ["a", "cart-2", "a.b-c.d", "0"])
    func dnsNamesAreAccepted(_ name: String) {
        #expect(rendered([account(name)]).problems.isEmpty)
    }

    @Test(arguments: [
        "Cart", "cart_2", "-cart", "cart-", "a..b", ".a", "cärt", "a b", String(repeating: "a", count: 254),
    ])
    func otherNamesAreProblems(_ name: String) {
        #expect(rendered([account(name)]).problems.count == 1)
    }

    @Test func servicesNeedNamesThatStartWithALetter() {
        #expect(rendered([declared(Service(.init(name: "2-carts")))]).problems.count == 1)
        #expect(rendered([declared(Service(.init(name: "cart.v2")))]).problems.count == 1)
        #expect(rendered([declared(Service(.init(name: String(repeating: "a", count: 64))))]).problems.count == 1)
    }

    @Test func rolesMayHaveColons() {
        #expect(rendered([declared(ClusterRole(.init(name: "system:reader")))]).problems.isEmpty)
        #expect(rendered([declared(ClusterRole(.init(name: "a/b")))]).problems.count == 1)
    }

    @Test func namespacesAreLabels() {
        #expect(rendered([account("cart", namespace: "shop.eu")]).problems.count == 1)
        #expect(rendered([declared(Namespace(.init(name: "shop.eu")))]).problems.count == 1)
    }

    @Test func aNameIsNeededUnlessItIsGenerated() {
        #expect(rendered([account(nil)]).problems.map(\.message) == ["a ServiceAccount has no name"])
        let generated = declared(ServiceAccount(.init(namespace: "shop", generateName: "cart-")))
        #expect(rendered([generated, generated]).problems.isEmpty)
    }
}
