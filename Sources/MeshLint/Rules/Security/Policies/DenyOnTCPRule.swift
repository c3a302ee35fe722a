import MeshModel
import YAML

/// Reports denials by attributes of HTTP that deny all of TCP.
struct DenyOnTCPRule: LintRule {
    static let info = RuleInfo(
        "MG435",
        "deny-on-tcp",
        .warning,
        aliases: ["IST0133"],
        summary: "A rule of a DENY policy uses attributes of HTTP alone, and so denies every TCP connection.",
        reason: """
            On a port that is not HTTP the proxy has no methods, paths or hosts. In a DENY rule it leaves those out, and what is \
            left matches every connection. The rule keeps quiet where the Services of the workloads in scope, or the Gateways \
            that use them, are known to have HTTP ports only.
            """,
        help: "name the ports that the rule is about",
        covers: [
            "AuthorizationPolicy: DENY rule with only HTTP attributes and no ports: denies all TCP traffic in scope"
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  action: DENY
                  rules:
                    - to: [{operation: {paths: [/admin*], ports: ["8080"]}}]
                    - from: [{source: {namespaces: [dev]}}]
                      to: [{operation: {methods: [DELETE]}}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: web, namespace: web}
                spec:
                  action: DENY
                  rules: [{to: [{operation: {paths: [/admin*]}}]}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: web}
                spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: edge, namespace: shop}
                spec:
                  selector: {matchLabels: {app: edge}}
                  action: DENY
                  rules: [{from: [{source: {notRequestPrincipals: ["*"]}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: edge, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com]
                      tls: {mode: SIMPLE, credentialName: shop}
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
                  action: DENY
                  rules:
                    - to: [{operation: {paths: [/admin*]}}] # ← every TCP connection
                    - when: [{key: "request.headers[x-debug]", values: ["*"]}] # ← every TCP connection
                    - from: [{source: {notRequestPrincipals: ["*"]}}] # ← every TCP connection
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}, {name: tcp, port: 9000}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let policies = mesh.all(AuthorizationPolicy.self).filter { policy in
            policy.resource.spec.action == .deny && policy.rules.contains { $0.rule.asksForHTTPOnly }
        }
        guard !policies.isEmpty else { return }
        let services = Dictionary(grouping: mesh.all(Service.self), by: \.namespace)
        for policy in policies {
            let isMeshWide = policy.namespace == mesh.rootNamespace
            let nearby = isMeshWide ? mesh.all(Service.self) : services[policy.namespace] ?? []
            if mesh.haveOnlyHTTP(nearby, in: policy) || mesh.isHTTPGateway(policy) { continue }
            for (_, path) in policy.rules.filter({ $0.rule.asksForHTTPOnly }) {
                report(
                    policy,
                    at: path,
                    "without ports, the rule denies every TCP connection: only HTTP has its attributes"
                )
            }
        }
    }
}

extension AuthorizationPolicy.Rule {
    /// Whether the rule has attributes of HTTP, and none that a TCP connection has too.
    fileprivate var asksForHTTPOnly: Bool {
        var hasHTTP = false
        for source in (from ?? []).compactMap(\.source) {
            for (name, _) in source.lists {
                guard name == "requestPrincipals" || name == "notRequestPrincipals" else { return false }
                hasHTTP = true
            }
        }
        for operation in (to ?? []).compactMap(\.operation) {
            for (name, _) in operation.lists {
                guard name != "ports", name != "notPorts" else { return false }
                hasHTTP = true
            }
        }
        for condition in when ?? [] {
            guard ConditionKey.isHTTP(condition.key) else { return false }
            hasHTTP = true
        }
        return hasHTTP
    }
}

extension MeshSnapshot {
    /// Whether some of the services are of the workloads that a policy is about, and those have HTTP ports only.
    fileprivate func haveOnlyHTTP(_ services: [Located<Service>], in policy: Located<AuthorizationPolicy>) -> Bool {
        let labels = policy.resource.spec.selector?.matchLabels ?? [:]
        let workloads = self.workloads.selected(by: labels, in: policy.namespace)
        let concerned = services.filter { service in
            guard !labels.isEmpty else { return true }
            guard let selector = service.resource.spec?.selector, !selector.isEmpty else { return false }
            return labels.holds(selector) || workloads.contains { $0.labels.holds(selector) }
        }
        return !concerned.isEmpty
            && concerned.allSatisfy { ($0.resource.spec?.ports ?? []).allSatisfy { PortProtocol(of: $0).isHTTP } }
    }

    /// Whether the policy is for the pods of a Gateway that takes in HTTP only; it sees into the TLS that it ends itself.
    fileprivate func isHTTPGateway(_ policy: Located<AuthorizationPolicy>) -> Bool {
        let labels = policy.resource.spec.selector?.matchLabels ?? [:]
        let workloads = self.workloads.selected(by: labels, in: policy.namespace)
        let gateways = all(Gateway.self).filter { gateway in
            guard let selector = gateway.resource.spec.selector, !selector.isEmpty, !labels.isEmpty else {
                return false
            }
            return labels.holds(selector) || workloads.contains { $0.labels.holds(selector) }
        }
        return !gateways.isEmpty
            && gateways.allSatisfy { ($0.resource.spec.servers ?? []).allSatisfy(\.takesHTTP) }
    }
}

extension Gateway.Server {
    /// Whether the gateway sees requests, not only connections.
    fileprivate var takesHTTP: Bool {
        switch PortProtocol(text: port.protocol) {
        case .https: tls?.mode != .passthrough && tls?.mode != .autoPassthrough
        case let kind: kind?.isHTTP == true
        }
    }
}
