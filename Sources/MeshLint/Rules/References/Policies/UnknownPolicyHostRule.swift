import MeshModel
import YAML

/// Reports hosts in AuthorizationPolicies that nothing serves.
struct UnknownPolicyHostRule: LintRule {
    static let info = RuleInfo(
        "MG222",
        "unknown-policy-host",
        .warning,
        aliases: ["KIA0104"],
        summary: "An AuthorizationPolicy speaks of a host that does not exist.",
        reason: """
            Hosts of an operation are compared with the Host header of requests. One that is no service, gateway \
            host or VirtualService host never matches. Services of the cluster are missed where Services of their \
            namespace are among the inputs, other hosts where the inputs are complete.
            """,
        help: "name a host that clients call",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - to: [{operation: {hosts: ["cart:*", cart.shop.svc.cluster.local, "cart.shop.svc.cluster.local:80", api.example.com, "*.shop"]}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  rules:
                    - to:
                        - operation:
                            hosts: [crat.shop.svc.cluster.local] # ← there is no host 'crat.shop.svc.cluster.local'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var served: [String]?
        for policy in mesh.all(AuthorizationPolicy.self) {
            for (rule, entry) in (policy.resource.spec.rules ?? []).enumerated() {
                for (to, target) in (entry.to ?? []).enumerated() {
                    for (index, host) in (target.operation?.hosts ?? []).enumerated() {
                        let name = Self.withoutPort(host)
                        guard !name.contains("*"), case .missing = mesh.resolve(name, from: policy.namespace) else {
                            continue
                        }
                        let hosts = served ?? mesh.servedHosts
                        served = hosts
                        guard !hosts.contains(where: { HostName.covers($0, name) }) else { continue }
                        report(
                            policy,
                            at: .root.spec.rules[rule].to[to].operation.hosts[index],
                            "there is no host '\(name)' that requests could be for"
                        )
                    }
                }
            }
        }
    }

    private static func withoutPort(_ host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].allSatisfy(\.isNumber) else {
            return host
        }
        return String(host[..<colon])
    }
}

extension MeshSnapshot {
    /// The hosts of gateways and VirtualServices, and the ways to write a service's name.
    fileprivate var servedHosts: [String] {
        var served = all(VirtualService.self).flatMap { $0.resource.spec.hosts ?? [] }
        for server in all(Gateway.self).flatMap({ $0.resource.spec.servers ?? [] }) {
            served += server.hosts.map { String($0.split(separator: "/").last ?? "") }
        }
        for gateway in all(KubernetesGateway.self) {
            served += gateway.resource.spec.listeners.map { $0.hostname ?? "*" }
        }
        for service in hosts.all.compactMap(\.service) {
            served += ["\(service.name).\(service.namespace)", "\(service.name).\(service.namespace).svc"]
        }
        return served
    }
}
