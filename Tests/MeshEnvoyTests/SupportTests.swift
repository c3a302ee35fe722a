import MeshModel
import Testing

@testable import MeshEnvoy

/// The table of what Envoys are not told.
@Suite struct SupportTests {
    private static let kinds: [any Resource.Type] = [
        Gateway.self, VirtualService.self, DestinationRule.self, ServiceEntry.self, WorkloadEntry.self, Sidecar.self,
        PeerAuthentication.self, AuthorizationPolicy.self, RequestAuthentication.self, Telemetry.self, EnvoyFilter.self,
    ]

    @Test(arguments: KindSupport.all)
    func everyExceptionIsAField(_ support: KindSupport) throws {
        guard !support.exceptions.isEmpty else { return }
        let kind = try #require(Self.kinds.first { $0.type.kind == support.kind })
        for path in support.exceptions.keys {
            #expect(
                Self.hasField(path.split(separator: ".").map(String.init), in: kind.schema),
                "\(support.kind) \(path)"
            )
        }
    }

    private static func hasField(_ path: [String], in schema: ObjectSchema) -> Bool {
        guard let field = path.first.flatMap(schema.field) else { return false }
        if path.count == 1 { return true }
        guard case .object(let type) = field.shape.element.shape else { return false }
        return hasField(Array(path.dropFirst()), in: type.schema)
    }

    @Test func aFieldHasWhatItsNearestExceptionSays() {
        let support = KindSupport("A", ["spec.a": .ignored("x"), "spec.a.b": .translated])
        #expect(support.support(of: "spec.a.c.d") == .ignored("x"))
        #expect(support.support(of: "spec.a.b.c") == .translated)
        #expect(support.support(of: "spec.z") == .translated)
    }

    @Test func whatIsUsedAndNotToldIsNoted() {
        let rule = """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: web, namespace: shop}
            spec: {host: web, trafficPolicy: {loadBalancer: {localityLbSetting: {enabled: true}}}}
            """
        let notes = Translated(Manifests.shop + rule).translation.notes
        #expect(notes.map(\.field) == ["spec.trafficPolicy.loadBalancer.localityLbSetting"])
        #expect(notes.first?.kind == .ignored)
    }
}
