import MeshModel
import YAML

/// Reports connection limits below what the pods of the callers need.
struct CallerConnectionsRule: LintRule {
    static let info = RuleInfo(
        "MG512",
        "caller-connections",
        .warning,
        summary: "A service accepts fewer connections than its callers have pods.",
        reason: """
            Istio applies maxConnections at both ends: at the sidecar of a caller to its own connections, and at that of the \
            service to those of all callers together. If all pods of the service together accept fewer than there may be pods of \
            callers, some callers get none, with 503 UO or a closed connection (istio/istio #19454, #37009). Callers are those of \
            docs/call-graph.md, counted at the most pods that they may have.
            """,
        help: "raise maxConnections to several connections for every pod that calls",
        covers: ["Check 14"],
        accepts: [Example(system(limit: "20", pods: 20))],
        rejects: [
            Example(
                system(
                    limit: "10 # ← at most 10 connections to 'store', but up to 20 pods of 'shop' call it",
                    pods: 20
                )
            )
        ]
    )

    private static func system(limit: String, pods: Int) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: store}
        spec: {selector: {app: store}, ports: [{name: tcp-store, port: 6379}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec: {selector: {app: shop}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: store}
        spec:
          serviceName: store
          selector: {matchLabels: {app: store}}
          template: {metadata: {labels: {app: store}}, spec: {containers: [{name: app, image: "store:1"}]}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          selector: {matchLabels: {app: shop}}
          template:
            metadata: {labels: {app: shop}}
            spec:
              containers: [{name: app, image: "shop:1", env: [{name: STORE_HOST, value: store}]}]
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: shop}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}
          maxReplicas: \(pods)
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: store}
        spec:
          host: store
          trafficPolicy:
            connectionPool:
              tcp:
                maxConnections: \(limit)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            guard let limit = rule.resource.spec.trafficPolicy?.connectionPool?.tcp?.maxConnections, limit > 0,
                let host = mesh.hosts.lookUp(rule.resource.spec.host, from: rule.namespace).first,
                let pods = mesh.serviceMap.replicas(of: mesh.serviceMap.workloads(behind: host))?.lowerBound
            else { continue }
            let callers = callers(of: host, in: mesh)
            let total = limit.multipliedReportingOverflow(by: max(1, pods))
            guard !total.overflow, callers.pods > total.partialValue else { continue }
            let path = FieldPath.root.spec.trafficPolicy.connectionPool.tcp.maxConnections
            let name = rule.resource.spec.host
            report(
                rule,
                at: path,
                """
                at most \(total.partialValue) connections to '\(name)', but up to \(callers.pods) pods of \
                \(callers.names.map { "'\($0)'" }.joined(separator: ", ")) call it
                """
            )
        }
    }

    /// The pods that call a host, each counted once.
    private func callers(of host: RegisteredHost, in mesh: MeshSnapshot) -> (pods: Int, names: [String]) {
        var seen: Set<ObjectIdentifier> = []
        var pods = 0
        var names: [String] = []
        for call in mesh.callGraph.calls(to: host.name) {
            for workload in mesh.callGraph.workloads(of: call.caller)
            where seen.insert(ObjectIdentifier(workload)).inserted {
                guard let range = mesh.serviceMap.replicas(of: workload), range.upperBound > 0 else { continue }
                pods += range.upperBound
                names.append(workload.name)
            }
        }
        return (pods, names.sorted())
    }
}
