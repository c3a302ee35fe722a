import MeshModel
import YAML

/// Reports policies for requests that no proxy reads.
struct RequestPolicyWithoutWaypointRule: LintRule {
    static let info = RuleInfo(
        "MG261",
        "request-policy-without-waypoint",
        .warning,
        aliases: ["KIA0109", "KIA0210", "KIA1109", "KIA1110", "KIA1111", "KIA1112", "KIA1317"],
        summary: "A policy for requests lies in an ambient namespace of which nothing uses a waypoint.",
        reason: """
            In an ambient mesh the proxy of the node knows connections, not requests. What needs more (methods, \
            paths, tokens, routes, retries, outliers) is done by a waypoint, which the label "istio.io/use-waypoint" \
            of the namespace, the Service or the pods names. Without one it has no effect; an ALLOW rule about \
            requests then lets nobody in. VirtualServices and DestinationRules still hold for clients with sidecars \
            and for gateways.
            """,
        help: "make a waypoint, and label the namespace or its Services with \"istio.io/use-waypoint\"",
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
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/front]}}], to: [{operation: {ports: ["80"]}}]}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop} # ← uses a waypoint, which methods would need
                spec:
                  rules: [{to: [{operation: {methods: [GET]}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop} # ← uses a waypoint, which its routes would need
                spec:
                  hosts: [cart]
                  http: [{route: [{destination: {host: cart}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop} # ← which its settings would need
                spec:
                  host: cart
                  trafficPolicy: {outlierDetection: {interval: 30s}}
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: cart, namespace: shop} # ← which tracing would need
                spec:
                  tracing: [{randomSamplingPercentage: 1}]
                ---
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: cart, namespace: shop} # ← which tokens would need
                spec: {jwtRules: [{issuer: https://example.com}]}
                ---
                apiVersion: extensions.istio.io/v1alpha1
                kind: WasmPlugin
                metadata: {name: cart, namespace: shop} # ← which its extension would need
                spec: {url: oci://example.com/a:1}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let waypoints = mesh.waypoints
        for policy in mesh.requestPolicies where waypoints.lacksWaypoint(policy.namespace) {
            report(
                policy.selection,
                at: .root.metadata.name,
                "nothing in ambient namespace '\(policy.namespace)' uses a waypoint, which \(policy.field) would need"
            )
        }
        for service in mesh.all(VirtualService.self)
        where waypoints.lacksWaypoint(service.namespace) && service.resource.spec.isForMesh {
            report(
                service,
                at: .root.metadata.name,
                "nothing in ambient namespace '\(service.namespace)' uses a waypoint, which its routes would need"
            )
        }
        for rule in mesh.all(DestinationRule.self) where waypoints.lacksWaypoint(rule.namespace) {
            guard rule.resource.spec.trafficPolicy != nil || rule.resource.spec.subsets != nil else { continue }
            report(
                rule,
                at: .root.metadata.name,
                "nothing in ambient namespace '\(rule.namespace)' uses a waypoint, which its settings would need"
            )
        }
    }
}
