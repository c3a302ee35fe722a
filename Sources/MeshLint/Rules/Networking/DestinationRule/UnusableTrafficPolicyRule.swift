import MeshModel
import YAML

/// Reports traffic policies that say nothing, or two things that exclude each other.
struct UnusableTrafficPolicyRule: LintRule {
    static let info = RuleInfo(
        "MG340",
        "unusable-traffic-policy",
        .error,
        aliases: ["IST0106"],
        summary: "A traffic policy of a DestinationRule says nothing, or says what cannot be done.",
        reason: """
            Istio rejects the rule, and a rule that does not exist protects nobody. The settings of a port replace those of \
            the host as a whole, so a port without settings would not even inherit them.
            """,
        help: "write the setting that is meant, or leave the policy out",
        covers: [
            "DestinationRule: trafficPolicy present but empty",
            "DestinationRule: tunnel together with proxyProtocol",
            "DestinationRule: portLevelSettings: no port",
            "DestinationRule: portLevelSettings: none of outlierDetection, connectionPool, loadBalancer, tls",
            "DestinationRule: portLevelSettings: the same four blocks, checked as above (warnings are lost at this level: "
                + "they pass through appendErrors)",
            "DestinationRule: subset trafficPolicy (rules above)",
            "DestinationRule: tunnel targetHost neither FQDN nor IP",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    retryBudget: {percent: 10}
                  subsets:
                    - name: v1
                      labels: {version: v1}
                      trafficPolicy:
                        tunnel: {protocol: POST, targetHost: 10.0.0.1, targetPort: 443}
                        portLevelSettings:
                          - port: {number: 8080}
                            connectionPool: {tcp: {maxConnections: 1}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy: {} # ← the traffic policy is empty
                  subsets:
                    - name: v1
                      labels: {version: v1}
                      trafficPolicy:
                        portLevelSettings:
                          - connectionPool: {tcp: {maxConnections: 1}} # ← name no port
                          - port: {number: 9090} # ← the settings of port 9090 are empty
                    - name: v2
                      labels: {version: v2}
                      trafficPolicy:
                        proxyProtocol: {version: V2}
                        tunnel: # ← tunnel and proxyProtocol exclude each other
                          targetHost: not_a_host # ← 'not_a_host' is neither a full host name nor an IP address
                          targetPort: 443
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            rule.resource.spec.forEachPolicy { policy, site in
                if policy.isBare { report(rule, at: site.path, "the traffic policy is empty") }
                checkTunnel(policy, site, of: rule, report)
                for (index, port) in (policy.portLevelSettings ?? []).enumerated() {
                    check(port, TrafficSite(subset: site.subset, port: index), of: rule, report)
                }
            }
        }
    }

    private func checkTunnel(
        _ policy: DestinationRule.TrafficPolicy,
        _ site: TrafficSite,
        of rule: Located<DestinationRule>,
        _ report: Report
    ) {
        guard let tunnel = policy.tunnel else { return }
        let path = site.path.tunnel
        if policy.proxyProtocol != nil { report(rule, at: path, "tunnel and proxyProtocol exclude each other") }
        let host = tunnel.targetHost
        guard DNSSyntax.problem(ofFullName: host) != nil, IPAddress(host) == nil else { return }
        guard !host.isEmpty || rule.document.holds(path.targetHost) else { return }
        report(rule, at: path.targetHost, "'\(host)' is neither a full host name nor an IP address")
    }

    private func check(
        _ settings: DestinationRule.PortTrafficPolicy,
        _ site: TrafficSite,
        of rule: Located<DestinationRule>,
        _ report: Report
    ) {
        if settings.port?.number == nil, !settings.isUnread("port"), settings.port?.isUnread("number") != true {
            report(rule, at: site.path, "the settings name no port")
        }
        if settings.isBare {
            let port = settings.port?.number.map { "port \($0)" } ?? "the port"
            report(rule, at: site.path, "the settings of \(port) are empty")
        }
    }
}

extension DestinationRule.TrafficPolicy {
    fileprivate var isBare: Bool {
        loadBalancer == nil && connectionPool == nil && outlierDetection == nil && tls == nil && tunnel == nil
            && proxyProtocol == nil && retryBudget == nil && (portLevelSettings ?? []).isEmpty && unknownFields.isEmpty
    }
}

extension DestinationRule.PortTrafficPolicy {
    fileprivate var isBare: Bool {
        loadBalancer == nil && connectionPool == nil && outlierDetection == nil && tls == nil && unknownFields.isEmpty
    }
}
