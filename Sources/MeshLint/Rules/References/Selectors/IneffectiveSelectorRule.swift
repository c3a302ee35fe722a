import MeshModel
import YAML

/// Reports selectors that are meant for a Kubernetes Gateway.
struct IneffectiveSelectorRule: LintRule {
    static let info = RuleInfo(
        "MG229",
        "ineffective-selector",
        .warning,
        aliases: ["IST0166"],
        summary: "A policy selects the pods of a Kubernetes Gateway by labels.",
        reason: """
            Waypoints ignore policies with a selector, and gateways of the Gateway API heed them for the sake of \
            older configurations only. Both are named with targetRefs.
            """,
        help: "name the Gateway in targetRefs",
        accepts: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: waypoint, namespace: shop}
                spec:
                  gatewayClassName: istio-waypoint
                  listeners: [{name: main, port: 15008, protocol: HBONE}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: waypoint}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: other, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: waypoint, namespace: shop}
                spec:
                  gatewayClassName: istio-waypoint
                  listeners: [{name: main, port: 15008, protocol: HBONE}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector:
                    matchLabels: {gateway.networking.k8s.io/gateway-name: waypoint} # ← a waypoint, which ignores policies with a selector
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let gateways = mesh.all(KubernetesGateway.self)
        guard !gateways.isEmpty else { return }
        for policy in mesh.requestPolicySelections + mesh.telemetrySelections
        where !policy.labels.isEmpty && !policy.hasTarget {
            let found = gateways.first { gateway in
                gateway.namespace == policy.namespace && gateway.podLabels.holds(policy.labels)
            }
            guard let found else { continue }
            let what = found.isWaypoint ? "a waypoint, which ignores policies with a selector" : "a Kubernetes Gateway"
            report(policy, at: policy.path, "the selector picks the pods of '\(found.name)', \(what)")
        }
    }
}
