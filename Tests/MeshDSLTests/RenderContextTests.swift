import MeshDSL
import Testing

/// What comes from outside is one for the whole process, so these tests run one after the other.
@Suite(.serialized) struct RenderContextTests {
    private enum Place: String, CaseIterable { case laptop, cluster }

    private func canary(_ traffic: [String: AnyValue]) -> Mesh {
        RenderContext(traffic: traffic).activate()
        defer { RenderContext().activate() }
        return Mesh("shop") {
            Service("cart", image: "cart:1") {
                Port.http(8080)
                Canary(stable: Version("v1"), canary: Version("v2", image: "cart:2"))
            }
        }
    }

    @Test func theEnvironmentIsTheOneThatIsNamed() {
        RenderContext(environment: "cluster").activate()
        #expect(environment(default: Place.laptop) == .cluster)
        #expect(RenderContext.problems.isEmpty)
        RenderContext().activate()
        #expect(environment(default: Place.laptop) == .laptop)
    }

    @Test func anUnknownEnvironmentListsTheKnownOnes() {
        RenderContext(environment: "moon").activate()
        #expect(environment(default: Place.laptop) == .laptop)
        #expect(RenderContext.problems == ["unknown environment 'moon'; this mesh knows laptop, cluster"])
        RenderContext(environment: "prod").activate()
        #expect(RenderContext.problems == ["unknown environment 'prod'; this mesh has no environments"])
        RenderContext().activate()
    }

    @Test func parametersHaveTheTypeOfTheirDefault() {
        RenderContext(settings: ["replicas": "3", "place": "cluster"]).activate()
        #expect(parameter("replicas", default: 1) == 3)
        #expect(parameter("place", default: Place.laptop) == .cluster)
        #expect(parameter("domain", default: "example.com") == "example.com")
        #expect(RenderContext.problems.isEmpty)
        RenderContext().activate()
    }

    @Test func aParameterThatNobodyAsksForIsAMistake() {
        RenderContext(settings: ["replcas": "3", "count": "many"]).activate()
        #expect(parameter("count", default: 1) == 1)
        #expect(
            RenderContext.problems == [
                "parameter 'count' cannot be 'many': expected a value like '1'",
                "unknown parameter 'replcas'; this mesh knows count",
            ]
        )
        RenderContext().activate()
    }

    @Test func trafficDecidesTheWeights() throws {
        let mesh = canary(["cart": ["stable": "v1", "canary": "v2", "weight": 5]])
        let route = try #require(mesh.all(VirtualService.self)[0].spec.http?[0].route)
        #expect(route.map(\.weight) == [95, 5])
        #expect(route.map(\.destination.subset) == ["v1", "v2"])
        #expect(mesh.all(Deployment.self).map(\.metadata.name) == ["cart-v1", "cart-v2"])
        #expect(mesh.all(Deployment.self)[1].spec.template.spec?.containers[0].image == "cart:2")
    }

    @Test func aPromotedCanaryIsTheStableVersion() throws {
        let mesh = canary(["cart": ["stable": "v2", "canary": "v1", "weight": 0]])
        let route = try #require(mesh.all(VirtualService.self)[0].spec.http?[0].route)
        #expect(route.map(\.destination.subset) == ["v2", "v1"])
        #expect(route.map(\.weight) == [100, 0])
    }

    @Test(arguments: [-1, 101])
    func aWeightOutsideTheRangeIsAMistake(_ weight: Int) {
        let mesh = canary(["cart": ["weight": AnyValue(weight)]])
        #expect(mesh.problems == ["traffic.yaml gives the canary of 'cart' a weight of \(weight), not of 0...100"])
    }

    @Test func aVersionThatIsNotDeclaredIsAMistake() {
        let mesh = canary(["cart": ["stable": "v9"]])
        #expect(mesh.problems == ["traffic.yaml calls 'v9' the stable version of 'cart', which declares 'v1' and 'v2'"])
    }

    @Test func blueAndGreenSwitchAtOnce() throws {
        RenderContext(traffic: ["web": ["active": "green"]]).activate()
        defer { RenderContext().activate() }
        let mesh = Mesh("shop") {
            Service("web", image: "web:1") {
                Port.http(3000)
                BlueGreen(green: "web:2")
            }
        }
        let route = try #require(mesh.all(VirtualService.self)[0].spec.http?[0].route)
        #expect(route.map(\.weight) == [0, 100])
        #expect(mesh.all(DestinationRule.self)[0].spec.subsets?.map(\.name) == ["blue", "green"])
    }
}
