import MeshModel
import YAML

/// Reports references of policies to things that they cannot be attached to.
struct TargetReferenceRule: LintRule {
    static let info = RuleInfo(
        "MG403",
        "target-reference",
        .error,
        aliases: ["IST0106"],
        summary: "A policy is attached to something that Istio does not attach policies to.",
        reason: """
            A `targetRef` names a Gateway or GatewayClass of the Gateway API, a Service, or a ServiceEntry, each by its own API \
            group and in the namespace of the policy. Istio rejects everything else; among it `Gateway` of networking.istio.io.
            """,
        help: "name a Gateway (gateway.networking.k8s.io), a Service (group \"\") or a ServiceEntry of this namespace",
        covers: [
            "Shared pieces: targetRef with a namespace (cross namespace not supported)",
            """
            Shared pieces: targetRef kind/group other than Service (core), ServiceEntry (networking.istio.io), Gateway or \
            GatewayClass (gateway.networking.k8s.io)
            """,
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  targetRefs:
                    - {kind: Service, name: cart}
                    - {kind: Service, group: core, name: cart-v2}
                    - {kind: ServiceEntry, group: networking.istio.io, name: bank}
                    - {kind: Gateway, group: gateway.networking.k8s.io, name: waypoint}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  targetRefs:
                    - {kind: Service, name: cart, namespace: shop} # ← the namespace 'shop' cannot be given
                    - {kind: Gateway, group: networking.istio.io, name: edge} # ← Gateway of networking.istio.io
                    - {kind: Deployment, group: apps, name: cart} # ← Deployment of apps
                ---
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: cart}
                spec:
                  targetRef: {kind: Pod, name: cart} # ← a Pod
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for item in mesh.all(AuthorizationPolicy.self) {
            check(item.resource.spec.targetRef, item.resource.spec.targetRefs, of: item, report)
        }
        for item in mesh.all(RequestAuthentication.self) {
            check(item.resource.spec.targetRef, item.resource.spec.targetRefs, of: item, report)
        }
        for item in mesh.all(Telemetry.self) {
            check(item.resource.spec.targetRef, item.resource.spec.targetRefs, of: item, report)
        }
        for item in mesh.all(WasmPlugin.self) {
            check(item.resource.spec.targetRef, item.resource.spec.targetRefs, of: item, report)
        }
        for item in mesh.all(TrafficExtension.self) { check(nil, item.resource.spec.targetRefs, of: item, report) }
        for item in mesh.all(EnvoyFilter.self) { check(nil, item.resource.spec.targetRefs, of: item, report) }
    }

    private func check(
        _ single: PolicyTargetReference?,
        _ several: [PolicyTargetReference]?,
        of policy: some Placed,
        _ report: Report
    ) {
        if let single { check(single, of: policy, at: .root.spec.targetRef, report) }
        for (index, target) in (several ?? []).enumerated() {
            check(target, of: policy, at: .root.spec.targetRefs[index], report)
        }
    }

    private func check(
        _ target: PolicyTargetReference,
        of policy: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        if let namespace = target.namespace, !namespace.isEmpty {
            report(policy, at: path.namespace, "the namespace '\(namespace)' cannot be given: it is that of the policy")
        }
        let group = target.group ?? ""
        if !target.kind.isEmpty, !Self.isTarget(target.kind, of: group) {
            let name = group.isEmpty ? target.kind : "\(target.kind) of \(group)"
            report(policy, at: path.kind, "a policy cannot be attached to a \(name)")
        }
    }

    private static func isTarget(_ kind: String, of group: String) -> Bool {
        switch (kind, group) {
        case ("Service", ""), ("Service", "core"), ("ServiceEntry", "networking.istio.io"),
            ("Gateway", "gateway.networking.k8s.io"), ("GatewayClass", "gateway.networking.k8s.io"):
            true
        default: false
        }
    }
}
