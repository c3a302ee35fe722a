import MeshModel
import YAML

/// A selector of workloads in a resource of Istio.
struct SelectorSite {
    let document: LintDocument
    /// The way to the selector.
    let path: FieldPath
    /// The name of the map of labels in it: `labels` for the older kinds, `matchLabels` for the others.
    let field: String
    let labels: [String: String]
    /// Whether nothing is selected by, so that everything is.
    var isEmpty: Bool { labels.isEmpty }
}

extension MeshSnapshot {
    /// Every selector of workloads in the resources of Istio, without those that the schema cannot read.
    var selectorSites: [SelectorSite] {
        workloadSelectorSites + policySelectorSites
    }

    private var workloadSelectorSites: [SelectorSite] {
        sites(of: ServiceEntry.self) { $0.spec.workloadSelector }
            + sites(of: Sidecar.self) { $0.spec.workloadSelector }
            + sites(of: EnvoyFilter.self) { $0.spec.workloadSelector }
    }

    private var policySelectorSites: [SelectorSite] {
        let selector = FieldPath.root.spec.selector
        return sites(of: PeerAuthentication.self, at: selector) { $0.spec.selector }
            + sites(of: RequestAuthentication.self, at: selector) { $0.spec.selector }
            + sites(of: AuthorizationPolicy.self, at: selector) { $0.spec.selector }
            + sites(of: Telemetry.self, at: selector) { $0.spec.selector }
            + sites(of: WasmPlugin.self, at: selector) { $0.spec.selector }
            + sites(of: TrafficExtension.self, at: selector) { $0.spec.selector }
            + sites(of: ProxyConfig.self, at: selector) { $0.spec.selector }
            + sites(of: DestinationRule.self, at: .root.spec.workloadSelector) { $0.spec.workloadSelector }
    }

    private func sites<Kind: Resource>(of kind: Kind.Type, _ selector: (Kind) -> WorkloadSelector?) -> [SelectorSite] {
        all(kind).compactMap { item in
            guard let selector = selector(item.resource), !selector.isUnread("labels") else { return nil }
            let path = FieldPath.root.spec.workloadSelector
            return SelectorSite(document: item.document, path: path, field: "labels", labels: selector.labels ?? [:])
        }
    }

    private func sites<Kind: Resource>(
        of kind: Kind.Type,
        at path: FieldPath,
        _ selector: (Kind) -> PolicySelector?
    ) -> [SelectorSite] {
        all(kind).compactMap { item in
            guard let selector = selector(item.resource), !selector.isUnread("matchLabels") else { return nil }
            return SelectorSite(
                document: item.document,
                path: path,
                field: "matchLabels",
                labels: selector.matchLabels ?? [:]
            )
        }
    }
}
