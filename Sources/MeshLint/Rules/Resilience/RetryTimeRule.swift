import MeshModel
import YAML

/// Reports retries that do not fit into the time limit of their route.
struct RetryTimeRule: LintRule {
    static let info = RuleInfo(
        "MG502",
        "retry-time",
        .warning,
        summary: "The retries of a route do not fit into its timeout.",
        reason: """
            The timeout of a route holds for all tries together, with the pauses between them. Once it is over Envoy answers 504 \
            and tries no more, so retries beyond it never happen; and a try without a limit of its own that hangs uses up all of \
            it. Ports with streams are left out of the last: a limit would cut them (istio/istio #21137, #55748, #30611).
            """,
        help:
            "raise the timeout, or lower attempts or perTryTimeout, so that (attempts + 1) × perTryTimeout fits into it",
        covers: ["Check 8"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - name: exactly
                      route: [{destination: {host: cart}}]
                      timeout: 8s
                      retries: {attempts: 3, perTryTimeout: 2s, retryOn: 5xx}
                    - name: fast failures only
                      route: [{destination: {host: cart}}]
                      timeout: 8s
                      retries: {attempts: 3, retryOn: "connect-failure,refused-stream"}
                    - name: without a limit
                      route: [{destination: {host: cart}}]
                      retries: {attempts: 3, perTryTimeout: 20s}
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: feed}
                spec:
                  hosts: [feed]
                  http:
                    - match: [{uri: {prefix: /live}}]
                      route: [{destination: {host: feed, port: {number: 80}}}]
                      retries: {attempts: 0}
                    - name: long polls
                      route: [{destination: {host: feed, port: {number: 80}}}]
                      timeout: 60s
                      retries: {attempts: 3, retryOn: 5xx}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart}}]
                      timeout: 5s
                      retries:
                        attempts: 3
                        perTryTimeout: 2s # ← 4 tries of 2s each take 8s, more than the timeout of 5s
                    - route: [{destination: {host: cart}}]
                      timeout: 5s
                      retries:
                        attempts: 1
                        perTryTimeout: 5s # ← is not shorter than the timeout of 5s, so a slow try is never retried
                    - route: [{destination: {host: cart}}]
                      timeout: 10s
                      retries:
                        attempts: 3
                        perTryTimeout: 2500ms # ← with pauses of up to 7s
                        backoff: 1s
                    - route: [{destination: {host: cart}}]
                      timeout: 10s
                      retries: # ← a try that hangs takes all of the timeout of 10s
                        attempts: 3
                        retryOn: gateway-error
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let routes = service.resource.spec.http ?? []
            for (index, http) in routes.enumerated() {
                guard let limit = http.limit, let retries = http.retries, retries.attempts ?? 0 > 0 else { continue }
                let path = FieldPath.root.spec.http[index].retries
                if let perTry = retries.perTryTimeout, perTry.nanoseconds > 0 {
                    guard let problem = problem(retries, perTry: perTry, limit: limit) else { continue }
                    report(service, at: path.perTryTimeout, problem)
                } else if RetryPolicy(retries).retriesTimeouts, !sharesPortWithStream(http, routes) {
                    report(
                        service,
                        at: path,
                        "a try that hangs takes all of the timeout of \(text(limit)), and no retry follows",
                        severity: .info,
                        help: "set perTryTimeout"
                    )
                }
            }
        }
    }

    private func problem(_ retries: VirtualService.HTTPRetry, perTry: GoDuration, limit: Int) -> String? {
        if perTry.nanoseconds >= limit {
            return
                "perTryTimeout \(perTry) is not shorter than the timeout of \(text(limit)), so a slow try is never retried"
        }
        let attempts = min(retries.attempts ?? 0, 1000)
        let tries = attempts + 1
        let total = perTry.nanoseconds.multipliedReportingOverflow(by: tries)
        let sum = total.overflow ? Int.max : total.partialValue
        let message = "\(tries) tries of \(perTry) each take \(text(sum))"
        if sum > limit { return "\(message), more than the timeout of \(text(limit))" }
        guard let backoff = retries.backoff?.nanoseconds, backoff > 0 else { return nil }
        let pauses = Self.pauses(attempts, base: backoff)
        guard sum.addingReportingOverflow(pauses).partialValue > limit, pauses >= perTry.nanoseconds else { return nil }
        return "\(message), with pauses of up to \(text(pauses)) more than the timeout of \(text(limit))"
    }

    /// The longest pauses before retries: Envoy doubles the base each time, up to ten times of it.
    private static func pauses(_ attempts: Int, base: Int) -> Int {
        let base = min(base, 1_000_000_000_000)
        return (0..<attempts).reduce(0) { sum, retry in sum + base * min(10, 1 << min(retry, 4)) }
    }

    /// Whether another route to the same port takes streams: what is behind it answers when there is something to say.
    private func sharesPortWithStream(_ http: VirtualService.HTTPRoute, _ routes: [VirtualService.HTTPRoute]) -> Bool {
        guard let destination = http.route?.first?.destination else { return false }
        return routes.contains { other in
            other.isDeclaredStream && other.route?.contains { $0.destination.isSamePort(as: destination) } == true
        }
    }

    private func text(_ nanoseconds: Int) -> String { GoDuration.text(nanoseconds: nanoseconds) }
}

extension Destination {
    /// Whether both name the same port of the same host.
    func isSamePort(as other: Destination) -> Bool { host == other.host && port?.number == other.port?.number }
}
