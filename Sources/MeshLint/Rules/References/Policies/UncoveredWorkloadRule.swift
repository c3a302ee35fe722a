import MeshModel
import YAML

/// Reports workloads that no AuthorizationPolicy is for.
struct UncoveredWorkloadRule: LintRule {
    static let info = RuleInfo(
        "MG241",
        "uncovered-workload",
        .info,
        aliases: ["KIA1301"],
        summary: "No AuthorizationPolicy is for a workload.",
        reason: """
            Without an AuthorizationPolicy every caller is let in. Said where others of the namespace have policies, or \
            where the inputs are complete, so that a mesh which does without is not told so for each workload.
            """,
        help: "add an AuthorizationPolicy for the workload or its namespace",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: all, namespace: shop}
                spec: {}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart # ← no AuthorizationPolicy is for Deployment 'cart'
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: other, namespace: shop}
                spec:
                  selector: {matchLabels: {app: other}}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let policies = mesh.all(AuthorizationPolicy.self)
        let services = mesh.serviceMap
        let open = Set(policies.filter { $0.isForAll }.map(\.namespace))
        let selecting = policies.compactMap { $0.resource.spec.selector?.matchLabels.map { [$0] } }
        guard !open.contains(mesh.rootNamespace) else { return }
        for workload in mesh.workloads.all where workload.isLongRunning && !open.contains(workload.namespace) {
            guard mesh.knows("AuthorizationPolicy", of: workload.namespace) else { continue }
            guard mesh.membership(of: workload) != .outside else { continue }
            let isSelected =
                !selecting.isEmpty
                && policies.contains { policy in
                    guard policy.namespace == workload.namespace || policy.namespace == mesh.rootNamespace else {
                        return false
                    }
                    if let labels = policy.resource.spec.selector?.matchLabels { return workload.labels.holds(labels) }
                    return false
                }
            let names = Set(services.services(of: workload).map(\.name))
            let isTargeted = policies.contains { policy in
                policy.namespace == workload.namespace
                    && policy.targets.contains { $0.kind == "Service" && names.contains($0.name) }
            }
            guard !isSelected, !isTargeted else { continue }
            report(
                workload,
                at: .root.metadata.name,
                "no AuthorizationPolicy is for \(workload.kind) '\(workload.name)'"
            )
        }
    }
}

extension Located where Kind == AuthorizationPolicy {
    /// The resources that it names.
    fileprivate var targets: [PolicyTargetReference] {
        (resource.spec.targetRefs ?? []) + (resource.spec.targetRef.map { [$0] } ?? [])
    }

    /// Whether it is for everything in its namespace.
    fileprivate var isForAll: Bool { (resource.spec.selector?.matchLabels ?? [:]).isEmpty && targets.isEmpty }
}
