import MeshModel
import YAML

/// Reports subsets that no pods of the host belong to.
struct EmptySubsetRule: LintRule {
    static let info = RuleInfo(
        "MG209",
        "empty-subset",
        .error,
        aliases: ["IST0173", "KIA0203"],
        summary: "The labels of a subset are those of no pod behind the host.",
        reason: """
            A route to a subset without endpoints is answered with 503 ("no healthy upstream"). Istio's own check is \
            content with any pod of any namespace that has the labels; here it must be a pod that the Service \
            selects, or an endpoint of the ServiceEntry. Said where the host and workloads of its namespace are \
            among the inputs.
            """,
        help: "use labels that the pods' template has",
        covers: ["Check 3"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  subsets:
                    - {name: v1, labels: {version: v1}}
                    - {name: here, labels: {topology.kubernetes.io/zone: eu-1a}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: other, namespace: shop}
                spec:
                  selector: {matchLabels: {app: other}}
                  template:
                    metadata: {labels: {app: other, version: v2}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  subsets:
                    - {name: v1, labels: {version: v1}}
                    - name: v2
                      labels: {version: v2} # ← no pod behind 'cart.shop.svc.cluster.local' has the labels version=v2
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let zones = mesh.all(KubernetesNode.self).map(\.labels)
        for rule in mesh.all(DestinationRule.self) {
            guard let subsets = rule.resource.spec.subsets, !subsets.isEmpty,
                let endpoints = mesh.endpointLabels(of: rule)
            else { continue }
            for (index, subset) in subsets.enumerated() {
                let labels = (subset.labels ?? [:]).filter { !$0.key.isTopology(zones) }
                guard !labels.isEmpty, !endpoints.contains(where: { $0.holds(labels) }) else { continue }
                let text = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
                report(
                    rule,
                    at: .root.spec.subsets[index].labels,
                    "no pod behind '\(rule.fullHost)' has the labels \(text) of subset '\(subset.name)'"
                )
            }
        }
    }
}

extension MeshSnapshot {
    /// The labels of the pods or endpoints behind the host of a rule; `nil` where they are not known.
    fileprivate func endpointLabels(of rule: Located<DestinationRule>) -> [[String: String]]? {
        var endpoints: [[String: String]] = []
        let hosts = hosts.lookUp(rule.resource.spec.host, from: rule.namespace)
        for host in hosts {
            switch host.source {
            case .service(let service):
                guard let selector = service.resource.spec?.selector, knowsWorkloads(of: host.namespace) else {
                    return nil
                }
                endpoints += workloads.selected(by: selector, in: host.namespace).map(\.labels)
                endpoints += entries(selectedBy: selector, in: host.namespace)
            case .entry(let entry):
                let spec = entry.resource.spec
                guard spec.endpoints != nil || spec.workloadSelector != nil else { return nil }
                endpoints += (spec.endpoints ?? []).map { $0.labels ?? [:] }
                guard let selector = spec.workloadSelector?.labels else { continue }
                guard knowsWorkloads(of: host.namespace) || has("WorkloadEntry", in: host.namespace) else { return nil }
                endpoints += workloads.selected(by: selector, in: host.namespace).map(\.labels)
                endpoints += entries(selectedBy: selector, in: host.namespace)
            }
        }
        return hosts.isEmpty ? nil : endpoints
    }

    /// The labels of the WorkloadEntries and WorkloadGroups that are selected.
    private func entries(selectedBy selector: [String: String], in namespace: String) -> [[String: String]] {
        let entries = all(WorkloadEntry.self).filter { $0.namespace == namespace }.map {
            $0.resource.spec.labels ?? [:]
        }
        let groups = all(WorkloadGroup.self).filter { $0.namespace == namespace }.map { group in
            (group.resource.spec.metadata?.labels ?? [:]).merging(group.resource.spec.template.labels ?? [:]) { $1 }
        }
        return (entries + groups).filter { $0.holds(selector) }
    }
}

extension String {
    /// Whether a label comes from the place of a pod, and so from its node, not from its template.
    fileprivate func isTopology(_ nodes: [[String: String]]) -> Bool {
        hasPrefix("topology.kubernetes.io/") || hasPrefix("topology.istio.io/") || self == "kubernetes.io/hostname"
            || nodes.contains { $0[self] != nil }
    }
}
