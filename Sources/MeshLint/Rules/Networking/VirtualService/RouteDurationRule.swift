import MeshModel
import YAML

/// Reports lengths of time in routes that are finer than Istio takes them.
struct RouteDurationRule: LintRule {
    static let info = RuleInfo(
        "MG318",
        "route-duration-finer-than-milliseconds",
        .error,
        aliases: ["IST0106"],
        summary: "A length of time in a route is not made of whole milliseconds.",
        reason: """
            Istio configures Envoy in milliseconds and rejects what is finer. What is below one millisecond, zero among it, is \
            rejected by the schema of the fields.
            """,
        help: "write a whole number of milliseconds",
        covers: [
            "VirtualService: route timeout: bad duration",
            "VirtualService: retries: bad perTryTimeout",
            "VirtualService: retries: bad backoff duration",
            "VirtualService: fault delay fixedDelay: bad duration",
            "VirtualService: CORS maxAge: bad duration",
            "Shared pieces: duration: below 1 ms, or finer than 1 ms",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - timeout: 1.5s
                      retries: {attempts: 2, perTryTimeout: 1ms, backoff: 2000us}
                      route: [{destination: {host: cart}}]
                """
            )
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
                    - timeout: 1500us # ← timeout 1500us is finer than a millisecond
                      retries:
                        attempts: 2
                        perTryTimeout: 1.0001s # ← perTryTimeout 1.0001s is finer than a millisecond
                        backoff: 25.5ms # ← backoff 25.5ms is finer than a millisecond
                      fault:
                        delay: {fixedDelay: 2s1ns} # ← fixedDelay 2s1ns is finer than a millisecond
                      corsPolicy:
                        maxAge: 10.0001s # ← maxAge 10.0001s is finer than a millisecond
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            let fields: [(GoDuration?, [String])] = [
                (route.timeout, ["timeout"]),
                (route.retries?.perTryTimeout, ["retries", "perTryTimeout"]),
                (route.retries?.backoff, ["retries", "backoff"]),
                (route.fault?.delay?.fixedDelay, ["fault", "delay", "fixedDelay"]),
                (route.corsPolicy?.maxAge, ["corsPolicy", "maxAge"]),
            ]
            for (duration, steps) in fields {
                guard let duration, duration.isFinerThanMilliseconds else { continue }
                let path = steps.reduce(FieldPath.root.spec.http[index]) { $0[$1] }
                report(service, at: path, "\(steps[steps.count - 1]) \(duration) is finer than a millisecond")
            }
        }
    }
}
