import MeshDSL
import Testing

@Suite struct ObservabilityTests {
    @Test func theNamesOfTheResourcesAreStable() {
        let names = observedMesh().resources.map(\.identity.description)
        for name in [
            "ConfigMap istio-system/gym-mesh-config", "Telemetry gym/default", "PodMonitor gym/gym-proxies",
            "PrometheusRule gym/gym", "ConfigMap observability/gym-overview-dashboard",
            "ConfigMap observability/gym-service-dashboard", "ConfigMap observability/gym-infrastructure-dashboard",
        ] {
            #expect(names.contains(name))
        }
    }

    @Test func theSameMeshGivesTheSameBytes() {
        func bytes() -> [[UInt8]] { observedMesh().resources.map { AnyValue(UnwrappedResource($0)).tape.json() } }
        #expect(bytes() == bytes())
    }

    @Test(arguments: [(Observability.Tracing.openTelemetry, "opentelemetry"), (.zipkin, "zipkin")])
    func spansGoToTheChosenCollector(_ tracing: Observability.Tracing, _ name: String) throws {
        let telemetry = try #require(observedMesh(Observability(tracing: tracing)).all(Telemetry.self).first)
        let settings = try #require(telemetry.spec.tracing?.first)
        #expect(settings.providers?.map(\.name) == [name])
        #expect(settings.randomSamplingPercentage == 100)
    }

    @Test func allProvidersThatAreNamedAreDefined() throws {
        let mesh = observedMesh()
        let defined = try #require(mesh.meshSettings()["extensionProviders"] as? [[String: Any]])
        let names = Set(defined.compactMap { $0["name"] as? String })
        #expect(names == ["opentelemetry", "zipkin", "json-access-log"])
        let telemetry = try #require(mesh.all(Telemetry.self).first)
        let used =
            (telemetry.spec.tracing?.first?.providers ?? []) + (telemetry.spec.accessLogging?.first?.providers ?? [])
        #expect(names.isSuperset(of: used.map(\.name)))
    }

    @Test func pathsAreNormalisedBeforePoliciesSeeThem() throws {
        let normalization = try observedMesh().meshSettings()["pathNormalization"] as? [String: String]
        #expect(normalization?["normalization"] == "DECODE_AND_MERGE_SLASHES")
    }

    @Test func accessLogsCanBeLimitedOrSwitchedOff() throws {
        func logging(_ logs: Observability.AccessLogs) throws -> Telemetry.AccessLogging {
            let telemetry = try #require(observedMesh(Observability(accessLogs: logs)).all(Telemetry.self).first)
            return try #require(telemetry.spec.accessLogging?.first)
        }
        #expect(try logging(.json).filter == nil)
        #expect(try logging(.errors).filter?.expression == "response.code >= 400 || response.code == 0")
        #expect(try logging(.off).disabled == true)
    }

    @Test func whatIsNotWantedIsLeftOut() {
        let mesh = observedMesh(Observability(dashboards: false, alerts: false))
        #expect(mesh.all(PrometheusRule.self).isEmpty)
        #expect(mesh.all(ConfigMap.self).map(\.metadata.name) == ["gym-mesh-config"])
    }

    @Test func mistakesAreReported() {
        #expect(observedMesh().problems == [])
        #expect(
            observedMesh(Observability(sampling: 101)).problems == ["a sampling of 101.0 percent is not in 0...100"]
        )
        let onlyZipkin = Observability(collectors: [.zipkin(in: "tracing")])
        #expect(observedMesh(onlyZipkin).problems == ["none of the collectors speaks opentelemetry; add one"])
    }
}

@Suite struct ObservabilityDashboardTests {
    private static let files = ["gym-overview.json", "gym-service.json", "gym-infrastructure.json"]

    @Test(arguments: files) func everyPanelShowsSomething(_ file: String) throws {
        let dashboard = try #require(observedMesh().dashboards()[file])
        for panel in try Mesh.panels(of: dashboard) {
            let title = try #require(panel["title"] as? String)
            let targets = try #require(panel["targets"] as? [[String: Any]])
            #expect(!targets.isEmpty, "\(title)")
            #expect(targets.allSatisfy { ($0["expr"] as? String)?.isEmpty == false }, "\(title)")
            let defaults = (panel["fieldConfig"] as? [String: Any])?["defaults"] as? [String: Any]
            #expect(defaults?["unit"] is String, "\(title)")
        }
    }

    @Test(arguments: files) func panelsLieSideBySideInTheGrid(_ file: String) throws {
        let dashboard = try #require(observedMesh().dashboards()[file])
        var taken: Set<[Int]> = []
        for panel in try #require(dashboard["panels"] as? [[String: Any]]) {
            let place = try #require(panel["gridPos"] as? [String: Int])
            let (x, y, w, h) = try (
                #require(place["x"]), #require(place["y"]), #require(place["w"]), #require(place["h"])
            )
            #expect(x + w <= 24)
            for row in y..<y + h { for column in x..<x + w { #expect(taken.insert([row, column]).inserted) } }
        }
    }

    @Test func idsAreUniqueAndAddressesShort() throws {
        let dashboards = try Mesh(String(repeating: "m", count: 60)) { Observability() }.dashboards()
        let addresses = dashboards.values.compactMap { $0["uid"] as? String }
        #expect(Set(addresses).count == 3)
        #expect(addresses.allSatisfy { $0.count <= 40 })
        for dashboard in dashboards.values {
            let ids = try #require(dashboard["panels"] as? [[String: Any]]).compactMap { $0["id"] as? Int }
            #expect(ids == Array(1...ids.count))
        }
    }
}

/// A resource of any kind as a value of the model.
private struct UnwrappedResource: FieldValue {
    private let tape: Tape

    init(_ resource: any Resource) {
        var tape = Tape()
        resource.encodeDocument(to: &tape)
        self.tape = tape
    }

    static var shape: FieldShape { .any }
    func encode(to tape: inout Tape) { tape.append(self.tape) }
    static func decode(from reader: inout TapeReader) -> UnwrappedResource? { nil }
}
