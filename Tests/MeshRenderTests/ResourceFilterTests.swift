import MeshModel
import MeshRender
import Testing

@Suite struct ResourceFilterTests {
    private let resources = [
        namespace, cartAccount, cartSettings,
        declared(RawResource("kafka.strimzi.io/v1beta2", "KafkaTopic", .init(name: "orders", namespace: "shop"))),
    ]

    private func count(only: [String]) -> Int { rendered(resources, only: only).resourceCount }

    @Test(arguments: ["ServiceAccount", "serviceaccount", "serviceaccounts", "sa", "sa/cart"])
    func kindsHaveSeveralNames(_ selector: String) {
        #expect(count(only: [selector]) == 1)
    }

    @Test func severalSelectorsAddUp() {
        #expect(count(only: ["sa", "ConfigMap/cart"]) == 2)
        #expect(count(only: []) == 4)
    }

    @Test(arguments: ["KafkaTopic", "kafkatopics", "kafkatopic/orders"])
    func kindsThatAreNotModelledAreFoundByName(_ selector: String) {
        #expect(count(only: [selector]) == 1)
    }

    @Test func unknownKindIsAProblemWithAHint() {
        let mesh = rendered(resources, only: ["ServiceAcount"])
        #expect(
            mesh.problems.map(\.message) == ["unknown kind 'ServiceAcount' in --only; did you mean 'ServiceAccount'?"]
        )
        #expect(rendered(resources, only: ["zzzzzz"]).problems.map(\.message) == ["unknown kind 'zzzzzz' in --only"])
    }

    @Test func nothingFoundIsWorthANote() {
        let mesh = rendered(resources, only: ["sa/crat"])
        #expect(mesh.problems.isEmpty)
        #expect(mesh.notes == ["nothing matches --only sa/crat"])
    }
}
