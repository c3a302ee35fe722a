import MeshModel
import YAML

/// Reports networks of clusters that Istio does not watch.
struct UnknownNetworkRegistryRule: LintRule {
    static let info = RuleInfo(
        "MG249",
        "unknown-network-registry",
        .error,
        aliases: ["IST0126"],
        summary: "MeshNetworks names the registry of a cluster that Istio does not know.",
        reason: """
            Istio puts endpoints into a network by the cluster that they come from: "Kubernetes" for its own, or a \
            key of a Secret with the label "istio/multiCluster". A name that is neither puts no endpoint into the \
            network, and traffic to it does not take its gateway. Said where such a Secret is among the inputs, or \
            where they are complete.
            """,
        help: "name a cluster of a multicluster Secret",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: remote, namespace: istio-system, labels: {istio/multiCluster: "true"}}
                data: {cluster-2: ""}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  meshNetworks: |
                    networks:
                      one:
                        endpoints: [{fromRegistry: cluster-2}]
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: other, namespace: istio-system, labels: {istio/multiCluster: "true"}}
                data: {cluster-2: ""}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  meshNetworks: |
                    networks:
                      one:
                        endpoints: [{fromRegistry: cluster-3}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: remote, namespace: istio-system, labels: {istio/multiCluster: "true"}}
                data: {cluster-2: ""}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  meshNetworks: | # ← takes endpoints of cluster 'cluster-3', which Istio does not know
                    networks:
                      one:
                        endpoints: [{fromRegistry: cluster-3}]
                """
            )
        ]
    )

    private static let builtIn: Set<String> = ["Mock", "Kubernetes", "External"]

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard let document = mesh.settings.networksDocument,
            let networks = mesh.settings.networks?["networks"]?.entries ?? mesh.settings.networks?.entries
        else { return }
        let secrets = mesh.all(Secret.self).filter { $0.labels["istio/multiCluster"] == "true" }
        guard !secrets.isEmpty || mesh.isComplete else { return }
        let clusters = Set(
            secrets.flatMap { Array((($0.resource.data ?? [:]).merging($0.resource.stringData ?? [:]) { $1 }).keys) }
        )
        for (name, network) in networks {
            for (index, endpoint) in (network["endpoints"]?.items ?? []).enumerated() {
                guard let registry = endpoint["fromRegistry"]?.string, !Self.builtIn.contains(registry),
                    !clusters.contains(registry)
                else { continue }
                let path = FieldPath.root.networks[name].endpoints[index].fromRegistry
                report(
                    document,
                    at: document.kind == "ConfigMap" ? .root.data.meshNetworks : path,
                    "network '\(name)' takes endpoints of cluster '\(registry)', which Istio does not know"
                )
            }
        }
    }
}
