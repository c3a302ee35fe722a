import MeshModel
import YAML

/// Reports durations that Istio cannot represent.
struct DurationPrecisionRule: LintRule {
    static let info = RuleInfo(
        "MG342",
        "duration-finer-than-milliseconds",
        .error,
        aliases: ["IST0106"],
        summary: "A duration of a DestinationRule or Sidecar is not made of whole milliseconds.",
        reason: """
            Istio configures Envoy in milliseconds and rejects what is finer. Only the idle timeout of TCP connections may be \
            zero, which switches it off.
            """,
        help: "write a whole number of milliseconds, of at least 1ms",
        covers: [
            "Shared pieces: duration: below 1 ms, or finer than 1 ms",
            "Shared pieces: connectionPool.http: bad idleTimeout duration",
            "Shared pieces: connectionPool.http: bad http2KeepAlive interval or timeout duration",
            "Shared pieces: connectionPool.tcp: bad connectTimeout duration",
            "Shared pieces: connectionPool.tcp: bad maxConnectionDuration",
            "Shared pieces: connectionPool.tcp: bad idleTimeout (0 is allowed: off)",
            "Shared pieces: connectionPool.tcp: bad tcpKeepalive time or interval",
            "DestinationRule: outlierDetection: bad baseEjectionTime",
            "DestinationRule: outlierDetection: bad interval",
            "DestinationRule: warmup: bad duration",
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
                    connectionPool: {tcp: {connectTimeout: 1.5s, idleTimeout: 0s}, http: {idleTimeout: 1ms}}
                    outlierDetection: {interval: 1000us}
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
                    outlierDetection:
                      interval: 1500us # ← interval 1500us is finer than a millisecond
                      baseEjectionTime: 30.0005s # ← baseEjectionTime 30.0005s is finer
                    loadBalancer:
                      warmup: {duration: 1.0001s} # ← duration 1.0001s is finer
                    connectionPool:
                      http:
                        idleTimeout: 1.5ms # ← idleTimeout 1.5ms is finer
                        http2KeepAlive:
                          interval: 10.0001s # ← interval 10.0001s is finer
                          timeout: 1.0001s # ← timeout 1.0001s is finer
                      tcp:
                        connectTimeout: 2500us # ← connectTimeout 2500us is finer
                        maxConnectionDuration: 1h1us # ← maxConnectionDuration 1h1us is finer
                        idleTimeout: 0.5ms # ← idleTimeout 0.5ms is less than a millisecond
                        tcpKeepalive:
                          time: 1m1ns # ← time 1m1ns is finer
                          interval: 1.5001s # ← interval 1.5001s is finer
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  inboundConnectionPool: {tcp: {connectTimeout: 1500us}} # ← connectTimeout 1500us is finer
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            rule.resource.spec.forEachSettings { settings, site in check(settings, site, of: rule, report) }
        }
        mesh.forEachConnectionPool { pool, document, path in
            if let http = pool.http { check(http, document, path, report) }
            if let tcp = pool.tcp { check(tcp, document, path, report) }
        }
    }

    private func check(
        _ settings: TrafficSettings,
        _ site: TrafficSite,
        of rule: Located<DestinationRule>,
        _ report: Report
    ) {
        if let detection = settings.outlierDetection {
            let path = site.path.outlierDetection
            check(detection.interval, rule.document, path.interval, report)
            check(detection.baseEjectionTime, rule.document, path.baseEjectionTime, report)
        }
        if let balancer = settings.loadBalancer {
            let path = site.path.loadBalancer
            check(balancer.warmup?.duration, rule.document, path.warmup.duration, report)
            check(balancer.warmupDurationSecs, rule.document, path.warmupDurationSecs, report)
        }
    }

    private func check(
        _ http: ConnectionPoolSettings.HTTP,
        _ document: LintDocument,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        check(http.idleTimeout, document, path().http.idleTimeout, report)
        check(http.http2KeepAlive?.interval, document, path().http.http2KeepAlive.interval, report)
        check(http.http2KeepAlive?.timeout, document, path().http.http2KeepAlive.timeout, report)
    }

    private func check(
        _ tcp: ConnectionPoolSettings.TCP,
        _ document: LintDocument,
        _ path: () -> FieldPath,
        _ report: Report
    ) {
        check(tcp.connectTimeout, document, path().tcp.connectTimeout, report)
        check(tcp.maxConnectionDuration, document, path().tcp.maxConnectionDuration, report)
        check(tcp.tcpKeepalive?.time, document, path().tcp.tcpKeepalive.time, report)
        check(tcp.tcpKeepalive?.interval, document, path().tcp.tcpKeepalive.interval, report)
        // The schema sets no bound to this one, since it may be zero.
        if let timeout = tcp.idleTimeout, timeout.nanoseconds < 1_000_000, timeout.nanoseconds != 0 {
            report(document, at: path().tcp.idleTimeout, "idleTimeout \(timeout) is less than a millisecond")
        } else {
            check(tcp.idleTimeout, document, path().tcp.idleTimeout, report)
        }
    }

    /// What is below a millisecond violates the bound of the field, which is checked with all bounds.
    private func check(
        _ duration: GoDuration?,
        _ document: LintDocument,
        _ path: @autoclosure () -> FieldPath,
        _ report: Report
    ) {
        guard let duration, duration.isFinerThanMilliseconds else { return }
        let path = path()
        guard case .key(let name) = path.steps.last else { return }
        report(document, at: path, "\(name) \(duration) is finer than a millisecond")
    }
}
