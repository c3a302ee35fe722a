import MeshModel
import YAML

/// Reports retries that are described but switched off, and conditions that Envoy does not know.
struct RetryFieldsRule: LintRule {
    static let info = RuleInfo(
        "MG314",
        "contradicting-retries",
        .error,
        aliases: ["IST0106"],
        summary: "Retries are described but switched off, or happen on a condition that Envoy does not know.",
        reason: """
            `attempts: 0`, which is also what no `attempts` means, switches retries off; Istio rejects further settings beside it. \
            `retryOn` is a list of Envoy's conditions and of HTTP statuses, joined by commas without spaces.
            """,
        help: "set attempts, and conditions such as 5xx, reset, connect-failure, refused-stream, unavailable or 503",
        covers: [
            "VirtualService: retries: attempts 0 with perTryTimeout, retryOn or retryRemoteLocalities",
            "VirtualService: retries: retryOn token neither an HTTP status code nor one of the 16 Envoy policies",
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
                    - match: [{uri: {prefix: /a}}]
                      retries: {attempts: 0}
                      route: [{destination: {host: cart}}]
                    - retries: {attempts: 2, perTryTimeout: 1s, retryOn: "connect-failure,503,retriable-4xx,http3-post-connect-failure"}
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
                    - match: [{uri: {prefix: /a}}]
                      retries:
                        attempts: 0
                        perTryTimeout: 1s # ← perTryTimeout is set, but attempts is 0
                        retryOn: 5xx # ← retryOn is set, but attempts is 0
                        retryRemoteLocalities: false # ← retryRemoteLocalities is set, but attempts is 0
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /b}}]
                      retries: {perTryTimeout: 1s} # ← perTryTimeout is set, but attempts is missing
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /c}}]
                      retries:
                        attempts: 2
                        retryOn: "5xx, reset,599" # ← ' reset' is no condition ← '599' is no condition
                      route: [{destination: {host: cart}}]
                    - retries:
                        attempts: 2
                        retryOn: timeout,,5xx # ← 'timeout' is no condition ← '' is no condition
                      route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    /// Source: Envoy, "x-envoy-retry-on" and "x-envoy-retry-grpc-on".
    private static let conditions: Set<Substring> = [
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure", "envoy-ratelimited",
        "retriable-4xx",
        "refused-stream", "retriable-status-codes", "retriable-headers", "http3-post-connect-failure", "cancelled",
        "deadline-exceeded", "internal", "resource-exhausted", "unavailable",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachHTTPRoute { service, route, index in
            guard let retries = route.retries, !retries.isUnread("attempts") else { return }
            if retries.attempts ?? 0 == 0 { checkSwitchedOff(retries, at: index, service, report) }
            guard let conditions = retries.retryOn, !conditions.isEmpty else { return }
            for condition in conditions.parts(at: ",")
            where !isKnown(condition) {
                let path = FieldPath.root.spec.http[index].retries.retryOn
                report(service, at: path, "'\(condition)' is no condition of retryOn")
            }
        }
    }

    private func checkSwitchedOff(
        _ retries: VirtualService.HTTPRetry,
        at index: Int,
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        let fields = [
            ("perTryTimeout", retries.perTryTimeout != nil),
            ("retryOn", retries.retryOn?.isEmpty == false),
            ("retryRemoteLocalities", retries.retryRemoteLocalities != nil),
        ]
        let attempts = retries.attempts == nil ? "missing, which is 0" : "0"
        for (field, isSet) in fields where isSet {
            let path = FieldPath.root.spec.http[index].retries[field]
            report(
                service,
                at: path,
                "\(field) is set, but attempts is \(attempts), so that nothing is retried",
                on: .key
            )
        }
    }

    private func isKnown(_ condition: Substring) -> Bool {
        Self.conditions.contains(condition) || Int(condition).map(Self.isStatus) == true
    }

    /// Whether HTTP has a status of this number.
    ///
    /// Source: IANA, "HTTP Status Code Registry", as far as Go's `net/http` names them.
    private static func isStatus(_ number: Int) -> Bool {
        switch number {
        case 100...103, 200...208, 226, 300...305, 307, 308, 400...418, 421...426, 428, 429, 431, 451, 500...508, 510,
            511:
            true
        default: false
        }
    }
}
