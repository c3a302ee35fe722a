import MeshModel
import YAML

/// Reports policies that a waypoint does not take.
struct RequestPolicyWithoutTargetRule: LintRule {
    static let info = RuleInfo(
        "MG262",
        "request-policy-without-target",
        .warning,
        aliases: ["KIA0110", "KIA1115", "KIA1116", "KIA1117"],
        summary: "A policy for requests in an ambient namespace names no target, and waypoints ignore it.",
        reason: """
            A waypoint applies the policies that name it, or a Service or ServiceEntry that it serves, in \
            targetRefs. A policy with a selector, or with neither, goes to the proxy of the node, which knows \
            nothing of requests: an AuthorizationPolicy then denies what it should allow.
            """,
        help: "name the Service or the waypoint in targetRefs",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  targetRefs: [{group: "", kind: Service, name: cart}]
                  rules: [{to: [{operation: {methods: [GET]}}]}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: ports, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules: [{to: [{operation: {ports: ["80"]}}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector:
                    matchLabels: {app: cart} # ← it is about methods, but has no targetRefs
                  rules: [{to: [{operation: {methods: [GET]}}]}]
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: cart, namespace: shop} # ← it is about metrics of requests, but has no targetRefs
                spec:
                  metrics: [{providers: [{name: prometheus}]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let waypoints = mesh.waypoints
        for policy in mesh.requestPolicies where !policy.selection.hasTarget && waypoints.hasWaypoint(policy.namespace)
        {
            report(
                policy.selection,
                at: policy.selection.labels.isEmpty ? .root.metadata.name : policy.selection.path,
                "waypoints ignore it: it is about \(policy.field), but has no targetRefs"
            )
        }
    }
}
