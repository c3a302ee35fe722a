import MeshLint
import MeshModel

/// What the Telemetry resources say about a proxy: its own before its namespace's before the mesh's, each for what the nearer
/// ones leave open.
///
/// Source: Istio, "Telemetry", "Scope, inheritance, and overrides".
struct TelemetrySettings {
    private let resources: [Located<Telemetry>]
    private let side: HTTPConnections.Side

    init(_ scope: ProxyScope, _ side: HTTPConnections.Side) {
        self.side = side
        let all = scope.mesh.all(Telemetry.self).filter { resource in
            let spec = resource.resource.spec
            return scope.isSelected(
                by: spec.selector,
                of: resource.document,
                isTargeted: spec.targetRef != nil || spec.targetRefs?.isEmpty == false
            )
        }
        func distance(_ resource: Located<Telemetry>) -> Int {
            if resource.resource.spec.selector?.matchLabels?.isEmpty == false { return 0 }
            return resource.namespace == scope.proxy.namespace ? 1 : 2
        }
        resources = all.enumerated().sorted { (distance($0.element), $0.offset) < (distance($1.element), $1.offset) }
            .map(\.element)
    }

    private func applies(_ match: Telemetry.TrafficMatch?) -> Bool {
        switch match?.mode {
        case .client: side != .inbound
        case .server: side == .inbound
        case .clientAndServer, nil: true
        }
    }

    /// The access logs that are wanted; `nil` where no resource says anything.
    var accessLogging: [Telemetry.AccessLogging]? {
        let found = resources.lazy.compactMap { $0.resource.spec.accessLogging }.first { !$0.isEmpty }
        return found.map { $0.filter { applies($0.match) } }
    }

    /// How requests are traced: each setting from the nearest resource that has it.
    var tracing: Telemetry.Tracing? {
        let all = resources.compactMap { $0.resource.spec.tracing }.flatMap { $0.filter { applies($0.match) } }
        guard var nearest = all.first else { return nil }
        for further in all.dropFirst() {
            nearest.providers = nearest.providers ?? further.providers
            nearest.randomSamplingPercentage = nearest.randomSamplingPercentage ?? further.randomSamplingPercentage
            nearest.disableSpanReporting = nearest.disableSpanReporting ?? further.disableSpanReporting
            nearest.customTags = nearest.customTags ?? further.customTags
        }
        return nearest
    }

    /// The resource to name in notes.
    var document: LintDocument? { resources.first?.document }
}
