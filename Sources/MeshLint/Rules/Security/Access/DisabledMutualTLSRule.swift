import MeshModel
import YAML

/// Reports PeerAuthentications that let plaintext in.
struct DisabledMutualTLSRule: LintRule {
    static let info = RuleInfo(
        "MG602",
        "mutual-tls-disabled",
        .warning,
        summary: "A PeerAuthentication switches mutual TLS off.",
        reason: """
            Traffic to these workloads is neither encrypted nor identified: policies by service identity cannot match, and \
            everybody on the network reads along. PERMISSIVE at least takes mutual TLS from clients that have it.
            """,
        help: "use STRICT; while clients without sidecars are left, PERMISSIVE",
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: PERMISSIVE}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  mtls: {mode: DISABLE} # ← mutual TLS is switched off for the selected workloads
                  portLevelMtls:
                    "9090": {mode: DISABLE} # ← mutual TLS is switched off on port 9090
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(PeerAuthentication.self) {
            let spec = policy.resource.spec
            if spec.mtls?.mode == .disable {
                let scope = policy.namespace == mesh.rootNamespace ? "the whole mesh" : "namespace \(policy.namespace)"
                let isSelected = !(spec.selector?.matchLabels ?? [:]).isEmpty
                let message = "mutual TLS is switched off for \(isSelected ? "the selected workloads" : scope)"
                report(policy, at: .root.spec.mtls.mode, message)
            }
            for (port, setting) in (spec.portLevelMtls ?? [:]).sorted(by: { $0.key < $1.key })
            where setting.mode == .disable {
                report(policy, at: .root.spec.portLevelMtls[port].mode, "mutual TLS is switched off on port \(port)")
            }
        }
    }
}
