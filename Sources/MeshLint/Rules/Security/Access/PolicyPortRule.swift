import MeshModel
import YAML

/// Reports policies whose ports are not those that the proxy sees.
struct PolicyPortRule: LintRule {
    static let info = RuleInfo(
        "MG607",
        "policy-port-mismatch",
        .error,
        summary:
            "An AuthorizationPolicy names a port that its workloads do not listen on, or asks for HTTP on a TCP port.",
        reason: """
            A policy sees the port of the pod, not that of the Service, so that one which names the Service's port never \
            matches. On a TCP port there is no method, path, host or token: an ALLOW rule that asks for one never matches \
            there. Judged where the workloads and their Services are among the inputs.
            """,
        help: "name the targetPort; ask for HTTP fields on HTTP ports only",
        covers: ["Check 17"],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules: [{to: [{operation: {ports: ["8080"], methods: [GET]}}]}]
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
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - to:
                        - operation:
                            ports:
                              - "8081" # ← nothing says that the pods listen on 8081, but on 8080
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
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules:
                    - to:
                        - operation:
                            ports:
                              - "80" # ← 80 is the port of Service cart; its pods listen on 8080
                    - to:
                        - operation: # ← port 9000 is TCP, which has no methods
                            ports: ["9000"]
                            methods: [GET]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports:
                    - {name: http, port: 80, targetPort: 8080}
                    - {name: tcp-admin, port: 9000}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let policies = mesh.all(AuthorizationPolicy.self).filter {
            !($0.resource.spec.selector?.matchLabels ?? [:]).isEmpty
        }
        guard !policies.isEmpty else { return }
        let services = mesh.serviceMap
        for policy in policies {
            let workloads = mesh.workloads(selectedBy: policy.resource.spec.selector, in: policy.namespace)
            let ports = ListeningPorts(of: workloads, services)
            guard !ports.services.isEmpty else { continue }
            for (index, rule) in (policy.resource.spec.rules ?? []).enumerated() {
                for (number, to) in (rule.to ?? []).enumerated() {
                    let path = FieldPath.root.spec.rules[index].to[number].operation
                    if let operation = to.operation { check(operation, at: path, ports, policy, report) }
                }
            }
        }
    }

    private func check(
        _ operation: AuthorizationPolicy.Operation,
        at path: FieldPath,
        _ ports: ListeningPorts,
        _ policy: Located<AuthorizationPolicy>,
        _ report: Report
    ) {
        let wanted = (operation.ports ?? []).compactMap { Int($0) }
        for (index, text) in (operation.ports ?? []).enumerated() {
            guard let (message, severity) = Int(text).flatMap(ports.problem) else { continue }
            report(policy, at: path.ports[index], message, severity: severity)
        }
        let reached = ports.services.filter { wanted.contains($0.target) }
        guard policy.resource.spec.isAllowing, !reached.isEmpty, reached.allSatisfy({ $0.protocol.isTCP }) else {
            return
        }
        let fields = [("methods", operation.methods), ("paths", operation.paths), ("hosts", operation.hosts)]
        guard let field = fields.first(where: { !($0.1 ?? []).isEmpty })?.0 else { return }
        report(policy, at: path, "port \(reached[0].target) is TCP, which has no \(field)")
    }
}
