import MeshModel
import YAML

/// Reports DestinationRules that no client uses.
struct UnseenDestinationRuleRule: LintRule {
    static let info = RuleInfo(
        "MG207",
        "unseen-destination-rule",
        .warning,
        summary: "A DestinationRule lies where no client looks for it, or another one is found first.",
        reason: """
            A client takes the DestinationRule of its own namespace, else that of the service's namespace, else that \
            of the root namespace, and merges nothing across them. One that lies in a third namespace, or is \
            exported only to others, is silently left out.
            """,
        help: "move it into the namespace of the service",
        covers: ["Check 5"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: root, namespace: istio-system}
                spec:
                  host: "*.shop.svc.cluster.local"
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: caller, namespace: front}
                spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: front}
                spec:
                  host: cart.shop.svc.cluster.local
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: policies}
                spec:
                  host: cart.shop.svc.cluster.local # ← nothing runs in namespace 'policies'
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  exportTo: [front] # ← clients in namespace 'shop' itself do not see it
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            guard let home = HostRegistry.namespace(of: rule.fullHost), home != rule.namespace,
                rule.namespace != mesh.rootNamespace,
                mesh.isComplete || mesh.has("VirtualService", in: home) || mesh.has("Service", in: home),
                !mesh.mayCall(rule.namespace)
            else { continue }
            report(
                rule,
                at: .root.spec.host,
                "nothing runs in namespace '\(rule.namespace)' that could call '\(rule.fullHost)', and clients of other "
                    + "namespaces do not look there"
            )
        }
        checkShortHosts(mesh, report)
    }

    /// `host: cart` in a namespace without such a service, while the one that was meant is in another.
    private func checkShortHosts(_ mesh: MeshSnapshot, _ report: Report) {
        for rule in mesh.all(DestinationRule.self) where !(rule.resource.spec.exportTo ?? []).isEmpty {
            guard let home = HostRegistry.namespace(of: rule.fullHost), home == rule.namespace,
                !rule.isVisible(from: rule.namespace), let others = rule.resource.spec.exportTo
            else { continue }
            report(
                rule,
                at: .root.spec.exportTo,
                "clients in namespace '\(rule.namespace)' itself do not see it, only those in \(others.joined(separator: ", "))",
                severity: .info,
                help: "add \".\" if clients beside the service should use it too"
            )
        }
    }
}

extension MeshSnapshot {
    /// Whether something in a namespace may call services, as far as the inputs tell.
    fileprivate func mayCall(_ namespace: String) -> Bool {
        workloads.runs(in: namespace) || has("Service", in: namespace) || has("WorkloadEntry", in: namespace)
            || has("WorkloadGroup", in: namespace) || has("VirtualService", in: namespace)
            || has("Sidecar", in: namespace)
    }
}
