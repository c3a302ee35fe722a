import MeshModel
import YAML

/// A resource that picks workloads of its namespace, of whichever kind.
struct SelectingResource: Placed {
    let document: LintDocument
    /// The labels that pods need; none for the whole namespace.
    let labels: [String: String]
    /// The way to the labels.
    let path: FieldPath
    /// Whether it names the resources it is for instead.
    let hasTarget: Bool

    var namespace: String { document.namespace }
    var name: String { document.name }
    var kind: String { document.kind }

    /// Whether it holds for everything in its namespace.
    var isDefault: Bool { labels.isEmpty && !hasTarget }
}

extension SelectingResource {
    init(_ document: LintDocument, _ selector: PolicySelector?, hasTarget: Bool = false) {
        self.init(
            document: document,
            labels: selector?.matchLabels ?? [:],
            path: .root.spec.selector.matchLabels,
            hasTarget: hasTarget
        )
    }

    init(_ document: LintDocument, _ selector: WorkloadSelector?, hasTarget: Bool = false) {
        self.init(
            document: document,
            labels: selector?.labels ?? [:],
            path: .root.spec.workloadSelector.labels,
            hasTarget: hasTarget
        )
    }

    init(_ located: Located<Sidecar>) { self.init(located.document, located.resource.spec.workloadSelector) }

    init(_ located: Located<Telemetry>) {
        let spec = located.resource.spec
        self.init(located.document, spec.selector, hasTarget: spec.targetRef != nil || spec.targetRefs != nil)
    }

    init(_ located: Located<PeerAuthentication>) { self.init(located.document, located.resource.spec.selector) }

    init(_ located: Located<RequestAuthentication>) {
        let spec = located.resource.spec
        self.init(located.document, spec.selector, hasTarget: spec.targetRef != nil || spec.targetRefs != nil)
    }

    init(_ located: Located<AuthorizationPolicy>) {
        let spec = located.resource.spec
        self.init(located.document, spec.selector, hasTarget: spec.targetRef != nil || spec.targetRefs != nil)
    }

    init(_ located: Located<WasmPlugin>) {
        let spec = located.resource.spec
        self.init(located.document, spec.selector, hasTarget: spec.targetRef != nil || spec.targetRefs != nil)
    }
}

extension MeshSnapshot {
    /// The Sidecars of the inputs, as resources that select.
    var sidecarSelections: [SelectingResource] { all(Sidecar.self).map(SelectingResource.init) }
    var telemetrySelections: [SelectingResource] { all(Telemetry.self).map(SelectingResource.init) }
    var peerAuthenticationSelections: [SelectingResource] { all(PeerAuthentication.self).map(SelectingResource.init) }
    /// The policies that a proxy applies to requests.
    var requestPolicySelections: [SelectingResource] {
        all(AuthorizationPolicy.self).map(SelectingResource.init)
            + all(RequestAuthentication.self).map(SelectingResource.init)
            + all(WasmPlugin.self).map(SelectingResource.init)
    }
}

extension [String: String] {
    /// The labels as a selector on the command line: `app=cart,version=v1`.
    var selectorText: String { sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",") }
}
