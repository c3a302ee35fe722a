import MeshModel
import YAML

/// Reports settings that a port or a subset drops by setting something else.
struct DroppedPolicyRule: LintRule {
    static let info = RuleInfo(
        "MG514",
        "dropped-policy",
        .warning,
        summary: "Settings of a DestinationRule do not hold for a port or a subset that sets something else.",
        reason: """
            The settings of a port replace all those around them: what they leave out has its default, not the value of the host \
            (istio/api, destination_rule.proto; `GetPortLevelTrafficPolicy`). The settings of a subset replace them one by one, \
            so a connectionPool of a subset drops all limits of the host's, however few it sets itself.
            """,
        help: "repeat the setting there if it is to hold there too",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection: {consecutive5xxErrors: 5}
                    loadBalancer: {simple: ROUND_ROBIN}
                    tls: {mode: ISTIO_MUTUAL}
                    portLevelSettings:
                      - port: {number: 443}
                        outlierDetection: {consecutive5xxErrors: 2}
                      - port: {number: 8443}
                        outlierDetection: {consecutive5xxErrors: 2}
                        tls: {mode: SIMPLE}
                  subsets:
                    - name: v1
                      trafficPolicy:
                        connectionPool: {tcp: {maxConnections: 10}}
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
                  trafficPolicy:
                    outlierDetection: {consecutive5xxErrors: 5}
                    connectionPool: {tcp: {maxConnections: 100}, http: {http1MaxPendingRequests: 100}}
                    tls: {mode: SIMPLE}
                    portLevelSettings:
                      - port: {number: 8080} # ← drop outlierDetection and tls of the host
                        connectionPool: {tcp: {maxConnections: 10}}
                  subsets:
                    - name: v1
                      trafficPolicy:
                        connectionPool: {tcp: {connectTimeout: 1s}} # ← drops tcp.maxConnections and http.http1MaxPendingRequests
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            let spec = rule.resource.spec
            if let policy = spec.trafficPolicy { checkPorts(policy, at: .root.spec.trafficPolicy, rule, report) }
            for (index, subset) in (spec.subsets ?? []).enumerated() {
                guard let policy = subset.trafficPolicy else { continue }
                let path = FieldPath.root.spec.subsets[index].trafficPolicy
                checkPorts(policy, at: path, rule, report)
                checkSubset(policy.connectionPool, against: spec.trafficPolicy?.connectionPool, at: path, rule, report)
            }
        }
    }

    private func checkPorts(
        _ policy: DestinationRule.TrafficPolicy,
        at path: FieldPath,
        _ rule: Located<DestinationRule>,
        _ report: Report
    ) {
        for (index, port) in (policy.portLevelSettings ?? []).enumerated() {
            var dropped: [String] = []
            if policy.outlierDetection != nil, port.outlierDetection == nil { dropped.append("outlierDetection") }
            if policy.connectionPool != nil, port.connectionPool == nil { dropped.append("connectionPool") }
            // What ISTIO_MUTUAL asks for, Istio does by itself.
            if let mode = policy.tls?.mode, mode != .istioMutual, port.tls == nil { dropped.append("tls") }
            if policy.loadBalancer?.consistentHash != nil, port.loadBalancer == nil { dropped.append("loadBalancer") }
            guard !dropped.isEmpty else { continue }
            let number = port.port?.number.map { " \($0)" } ?? ""
            let message = "the settings of port\(number) drop \(dropped.joined(separator: " and ")) of the host"
            report(rule, at: path.portLevelSettings[index], message)
        }
    }

    private func checkSubset(
        _ pool: ConnectionPoolSettings?,
        against host: ConnectionPoolSettings?,
        at path: FieldPath,
        _ rule: Located<DestinationRule>,
        _ report: Report
    ) {
        guard let pool, let host else { return }
        let dropped = host.limits.subtracting(pool.limits).sorted(by: >)
        guard !dropped.isEmpty else { return }
        let message = "the connectionPool of the subset drops \(dropped.joined(separator: " and ")) of the host"
        report(rule, at: path.connectionPool, message)
    }
}

extension ConnectionPoolSettings {
    /// The limits that it sets, by the names of the fields.
    fileprivate var limits: Set<String> {
        var limits: Set<String> = []
        if tcp?.maxConnections != nil { limits.insert("tcp.maxConnections") }
        if http?.http1MaxPendingRequests != nil { limits.insert("http.http1MaxPendingRequests") }
        if http?.http2MaxRequests != nil { limits.insert("http.http2MaxRequests") }
        if http?.maxRetries != nil { limits.insert("http.maxRetries") }
        return limits
    }
}
