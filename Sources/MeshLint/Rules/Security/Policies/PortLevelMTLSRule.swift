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
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  mtls: {mode: STRICT}
                  portLevelMtls:
                    80: {mode: DISABLE} # ← 80 is the port of Service cart; its pods listen on 8080
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80, targetPort: 8080}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: "cart:1", ports: [{containerPort: 8080}]}]}
                """
            ),
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
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for policy in mesh.all(PeerAuthentication.self) {
            let spec = policy.resource.spec
            guard let ports = spec.portLevelMtls, !ports.isEmpty else { continue }
            checkListening(Array(ports.keys), of: policy, mesh, report)
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

    /// A port that the pods do not listen on keeps the mode of the workload.
    private func checkListening(
        _ ports: [String],
        of policy: Located<PeerAuthentication>,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard let labels = policy.resource.spec.selector?.matchLabels, !labels.isEmpty else { return }
        let workloads = mesh.workloads.selected(by: labels, in: policy.namespace)
        let listening = ListeningPorts(of: workloads, mesh.serviceMap)
        for port in ports {
            guard let (message, severity) = Int(port).flatMap(listening.problem) else { continue }
            report(policy, at: .root.spec.portLevelMtls[port], message, on: .key, severity: severity)
        }
    }
}
