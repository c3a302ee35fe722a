import MeshModel
import YAML

/// Reports keep-alive and idle times that are the wrong way round.
struct IdleTimeoutRule: LintRule {
    static let info = RuleInfo(
        "MG515",
        "idle-timeout",
        .warning,
        summary: "Keep-alive, idle and life times of connections contradict each other.",
        reason: """
            The side that reuses connections has to let go of them first: if the proxy of the service closes an idle connection \
            while the caller's still sends on it, the request fails with 503 UC. TCP probes begin after tcpKeepalive.time without \
            data, never on a connection that idleTimeout has closed by then, and they do not count as data either. An HTTP/2 ping \
            needs its answer before the next one, and no connection gets older than maxConnectionDuration. Istio's idle times are \
            1 h where nothing is set; that of the service's proxy is ISTIO_META_IDLE_TIMEOUT in its annotation.
            """,
        help:
            "let callers close idle connections before the service does, and keep-alive begin before connections are closed",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    connectionPool:
                      tcp: {idleTimeout: 10m, tcpKeepalive: {time: 5m}, maxConnectionDuration: 1h}
                      http: {idleTimeout: 5m, http2KeepAlive: {interval: 30s, timeout: 10s}}
                """
            ),
            Example(system(client: "http: {idleTimeout: 30s}", server: "30s")),
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
                    connectionPool:
                      tcp:
                        idleTimeout: 5m
                        maxConnectionDuration: 1m # ← connections end after 1m, before their idleTimeout of 5m
                        tcpKeepalive: {time: 5m} # ← the first probe after 5m never comes: idleTimeout is 5m
                      http:
                        http2KeepAlive:
                          interval: 10s
                          timeout: 20s # ← an answer may take 20s, longer than the interval of 10s
                """
            ),
            Example(
                system(
                    client:
                        "http: {idleTimeout: 1m} # ← callers keep idle connections for 1m, 'cart' closes them after 30s",
                    server: "30s"
                )
            ),
            Example(
                system(client: "tcp: {maxConnections: 9}", server: "30s")
                    .marked(
                        "connectionPool:",
                        "callers keep idle connections for 1h (the default), 'cart' closes them after 30s"
                    )
            ),
        ]
    )

    private static func system(client: String, server: String) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template:
            metadata:
              labels: {app: cart}
              annotations:
                proxy.istio.io/config: '{"proxyMetadata": {"ISTIO_META_IDLE_TIMEOUT": "\(server)"}}'
            spec: {containers: [{name: app, image: "cart:1"}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          trafficPolicy:
            connectionPool:
              \(client)
        """
    }

    private static let defaultIdle = 3_600_000_000_000

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            for scope in TrafficScope.all(of: rule) {
                guard let pool = scope.connectionPool else { continue }
                let path = scope.path.connectionPool
                if let tcp = pool.tcp { check(tcp, at: path.tcp, rule, report) }
                if let ping = pool.http?.http2KeepAlive, let interval = ping.interval, let timeout = ping.timeout,
                    timeout > interval
                {
                    let message = "an answer may take \(timeout), longer than the interval of \(interval)"
                    report(rule, at: path.http.http2KeepAlive.timeout, message)
                }
                checkServer(pool, scope, at: path, mesh, report)
            }
        }
    }

    private func check(
        _ tcp: ConnectionPoolSettings.TCP,
        at path: FieldPath,
        _ rule: Located<DestinationRule>,
        _ report: Report
    ) {
        guard let idle = tcp.idleTimeout, idle.nanoseconds > 0 else { return }
        if let time = tcp.tcpKeepalive?.time, time >= idle {
            report(
                rule,
                at: path.tcpKeepalive.time,
                "the first probe after \(time) never comes: idleTimeout is \(idle)"
            )
        }
        if let life = tcp.maxConnectionDuration, life.nanoseconds > 0, life < idle {
            report(
                rule,
                at: path.maxConnectionDuration,
                "connections end after \(life), before their idleTimeout of \(idle)"
            )
        }
    }

    private func checkServer(
        _ pool: ConnectionPoolSettings,
        _ scope: TrafficScope,
        at path: FieldPath,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard scope.ports(in: mesh).contains(where: \.protocol.isHTTP) else { return }
        let limits = scope.workloads(in: mesh).compactMap { workload -> GoDuration? in
            let settings = ProxyAnnotation(of: workload, with: "ISTIO_META_IDLE_TIMEOUT")
            return settings?.metadata("ISTIO_META_IDLE_TIMEOUT").flatMap { GoDuration($0) }
        }
        guard let server = limits.min(), server.nanoseconds > 0 else { return }
        let client = pool.http?.idleTimeout
        guard client?.nanoseconds ?? Self.defaultIdle > server.nanoseconds else { return }
        let message = "callers keep idle connections for \(client?.description ?? "1h (the default)"), "
        let place = client == nil ? path : path.http.idleTimeout
        let host = scope.rule.resource.spec.host
        report(scope.rule, at: place, "\(message)'\(host)' closes them after \(server)")
    }
}
