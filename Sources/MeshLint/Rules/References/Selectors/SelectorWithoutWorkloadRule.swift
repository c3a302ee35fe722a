import MeshModel
import YAML

/// Reports selectors that pick nothing.
struct SelectorWithoutWorkloadRule: LintRule {
    static let info = RuleInfo(
        "MG216",
        "selector-without-workload",
        .warning,
        aliases: ["IST0101", "IST0127", "KIA0004"],
        summary: "A selector picks no workload.",
        reason: """
            A resource whose selector picks nothing does nothing: a policy that should protect a workload does not, \
            a Sidecar that should limit it does not. In the root namespace a policy is for the workloads of all \
            namespaces, a Sidecar's or Gateway's labels are those of pods. Said where workloads of the namespace are \
            among the inputs, or where the inputs are complete.
            """,
        help: "use labels that the pods' template has",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: other, namespace: unseen}
                spec:
                  selector: {matchLabels: {app: other}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: root, namespace: istio-system}
                spec:
                  selector: {matchLabels: {app: elsewhere}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector:
                    matchLabels: {app: crat} # ← no workload in namespace 'shop' has the labels app=crat
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  workloadSelector:
                    labels: {app: crat} # ← no workload in namespace 'shop' has the labels app=crat
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: cart, namespace: shop}
                spec:
                  selector:
                    matchLabels: {app: crat} # ← no workload in namespace 'shop'
                ---
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: cart, namespace: shop}
                spec:
                  selector:
                    matchLabels: {app: crat} # ← no workload in namespace 'shop'
                ---
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: cart, namespace: shop}
                spec:
                  selector:
                    matchLabels: {app: crat} # ← no workload in namespace 'shop'
                ---
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart, namespace: shop}
                spec:
                  workloadSelector:
                    labels: {app: crat} # ← no workload in namespace 'shop'
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: root, namespace: istio-system}
                spec:
                  selector:
                    matchLabels: {app: elsewhere} # ← no workload in any namespace has the labels app=elsewhere
                """,
                isComplete: true
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let virtualMachines = Self.virtualMachines(mesh)
        for resource in mesh.selections where !resource.labels.isEmpty {
            let isEverywhere = resource.namespace == mesh.rootNamespace && resource.kind != "Sidecar"
            guard isEverywhere ? mesh.isComplete : mesh.knowsWorkloads(of: resource.namespace) else { continue }
            let found =
                isEverywhere
                ? mesh.workloads.selected(by: resource.labels)
                : mesh.workloads.selected(by: resource.labels, in: resource.namespace)
            guard found.isEmpty,
                !virtualMachines.contains(where: {
                    ($0.0 == resource.namespace || isEverywhere) && $0.1.holds(resource.labels)
                })
            else { continue }
            let place = isEverywhere ? "any namespace" : "namespace '\(resource.namespace)'"
            report(
                resource,
                at: resource.path,
                "no workload in \(place) has the labels \(resource.labels.selectorText)"
            )
        }
    }

    /// The namespaces and labels of what runs outside of Kubernetes, and of gateways that Istio makes the pods of.
    private static func virtualMachines(_ mesh: MeshSnapshot) -> [(String, [String: String])] {
        mesh.all(WorkloadEntry.self).map { ($0.namespace, $0.resource.spec.labels ?? [:]) }
            + mesh.all(WorkloadGroup.self).map { group in
                let spec = group.resource.spec
                return (group.namespace, (spec.metadata?.labels ?? [:]).merging(spec.template.labels ?? [:]) { $1 })
            }
            + mesh.all(KubernetesGateway.self).map { gateway in
                let labels = [MeshLabel.gatewayName: gateway.name]
                return (gateway.namespace, (gateway.resource.spec.infrastructure?.labels ?? [:]).merging(labels) { $1 })
            }
    }
}

extension MeshSnapshot {
    /// Everything that selects workloads by labels, but Gateways and Services.
    fileprivate var selections: [SelectingResource] {
        sidecarSelections + telemetrySelections + peerAuthenticationSelections + requestPolicySelections
            + all(EnvoyFilter.self).map { SelectingResource($0.document, $0.resource.spec.workloadSelector) }
            + all(ProxyConfig.self).map { SelectingResource($0.document, $0.resource.spec.selector) }
            + all(DestinationRule.self).map { rule in
                SelectingResource(
                    document: rule.document,
                    labels: rule.resource.spec.workloadSelector?.matchLabels ?? [:],
                    path: .root.spec.workloadSelector.matchLabels,
                    hasTarget: false
                )
            }
    }
}
