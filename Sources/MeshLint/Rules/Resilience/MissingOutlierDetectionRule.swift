import MeshModel
import YAML

/// Reports HTTP services with several pods that no outlier detection watches.
struct MissingOutlierDetectionRule: LintRule {
    static let info = RuleInfo(
        "MG508",
        "missing-outlier-detection",
        .info,
        summary: "Nothing takes a failing pod of an HTTP service out of the load balancing.",
        reason: """
            Without outlier detection a pod that answers every request with 500 keeps its share of the traffic for as long as its \
            readiness probe passes. The rule speaks of Services of the inputs with an HTTP port and always at least two pods that \
            have a DestinationRule, or whose namespace has outlier detection for others; a single pod cannot be replaced, and \
            gateways are called from outside.
            """,
        help: "set trafficPolicy.outlierDetection in a DestinationRule for the host",
        accepts: [
            Example(system(replicas: 2, policy: "outlierDetection: {consecutive5xxErrors: 5, maxEjectionPercent: 50}")),
            Example(system(replicas: 1, policy: "connectionPool: {tcp: {maxConnections: 100}}")),
        ],
        rejects: [
            Example(
                system(replicas: 2, policy: "connectionPool: {tcp: {maxConnections: 100}}")
                    .marked("trafficPolicy:", "outlier detection is not set for 'cart', which has at least 2 pods")
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]} # ← no DestinationRule
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: cart, namespace: shop}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: other, namespace: shop}
                spec: {host: other, trafficPolicy: {outlierDetection: {consecutive5xxErrors: 5}}}
                """
            ),
        ]
    )

    private static func system(replicas: Int, policy: String) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart, namespace: shop}
        spec:
          replicas: \(replicas)
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart, namespace: shop}
        spec:
          host: cart
          trafficPolicy:
            \(policy)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let rules = Dictionary(grouping: mesh.all(DestinationRule.self)) {
            HostName.full($0.resource.spec.host, in: $0.namespace)
        }
        guard !rules.isEmpty else { return }
        let careful = Set(mesh.all(DestinationRule.self).filter(Self.detects).map(\.namespace))
        let wildcards = rules.keys.filter(HostName.isWildcard)
        var seen: Set<String> = []
        for host in mesh.hosts.all where host.service != nil && host.ports.contains(where: \.protocol.isHTTP) {
            let covering = wildcards.filter { HostName.covers($0, host.name) }.flatMap { rules[$0] ?? [] }
            let own = rules[host.name] ?? []
            guard !(own + covering).contains(where: Self.detects), let pods = pods(behind: host, in: mesh),
                seen.insert(host.name).inserted
            else { continue }
            let message = "outlier detection is not set for '\(host.document.name)', which has at least \(pods) pods"
            if let rule = own.first {
                report(rule, at: .root.spec.trafficPolicy, message, on: .key)
            } else if careful.contains(host.namespace) {
                report(host.document, at: .root.spec, "\(message): it has no DestinationRule")
            }
        }
    }

    private static func detects(_ rule: Located<DestinationRule>) -> Bool {
        TrafficScope.all(of: rule).contains { $0.outlierDetection != nil }
    }

    /// How many pods there are at least, if there are always several to choose from.
    private func pods(behind host: RegisteredHost, in mesh: MeshSnapshot) -> Int? {
        let workloads = mesh.serviceMap.workloads(behind: host)
        guard !workloads.contains(where: mesh.serviceMap.isGateway) else { return nil }
        return mesh.serviceMap.replicas(of: workloads).flatMap { $0.lowerBound > 1 ? $0.lowerBound : nil }
    }
}
