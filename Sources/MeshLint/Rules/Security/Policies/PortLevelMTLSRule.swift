import MeshModel
import YAML

/// Reports mutual TLS by port that reaches no workload.
struct PortLevelMTLSRule: LintRule {
    static let info = RuleInfo(
        "MG420",
        "port-level-mtls",
        .error,
        aliases: ["IST0106"],
        summary: "Mutual TLS is set by port where Istio does not take it.",
        reason: """
            Ports belong to workloads, so `portLevelMtls` needs a selector; for a namespace or the whole mesh Istio rejects it. \
            Its keys are the ports of the containers, 1 to 65535, not those of the Service.
            """,
        help: "add a selector with labels, and use the numbers of container ports",
        covers: [
            "PeerAuthentication: portLevelMtls without a selector (mesh or namespace wide)",
            "PeerAuthentication: portLevelMtls port out of range",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: cart}
                spec:
                  selector: {matchLabels: {app: cart}}
                  portLevelMtls: {8080: {mode: DISABLE}, "65535": {mode: STRICT}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default}
                spec:
                  mtls: {mode: STRICT}
                  portLevelMtls: # ← needs a selector
                    0: {mode: DISABLE} # ← '0' is no port
                    http: {mode: DISABLE} # ← 'http' is no port
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(PeerAuthentication.self) {
            let spec = policy.resource.spec
            guard let ports = spec.portLevelMtls, !ports.isEmpty else { continue }
            if spec.selector?.matchLabels?.isEmpty != false, spec.selector?.isUnread("matchLabels") != true {
                report(
                    policy,
                    at: .root.spec.portLevelMtls,
                    "mutual TLS by port needs a selector with labels",
                    on: .key
                )
            }
            for port in ports.keys.sorted() where !(Int(port).map { 1...65535 ~= $0 } ?? false) {
                let path = FieldPath.root.spec.portLevelMtls[port]
                report(policy, at: path, "'\(port)' is no port in 1...65535", on: .key)
            }
        }
    }
}
