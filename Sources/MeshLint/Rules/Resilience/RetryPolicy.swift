import MeshModel

/// What the retries of a route come to, with Istio's defaults filled in.
///
/// Source: Istio, `pilot/pkg/networking/core/route/retry/retry.go`; Envoy, "Router: x-envoy-retry-on". A route without
/// `retries` has 2 attempts on `connect-failure,refused-stream,unavailable,cancelled`, before Istio 1.24 on 503 too.
struct RetryPolicy {
    /// More than anyone means; nothing that is worked out from it overflows.
    private static let mostAttempts = 1000
    /// How often a request is sent again.
    let attempts: Int
    /// What it is sent again for, as it is written; empty where Istio's default holds.
    let conditions: [Substring]

    init(_ retries: VirtualService.HTTPRetry?) {
        attempts = min(max(0, retries.map { $0.attempts ?? 0 } ?? 2), Self.mostAttempts)
        conditions = (retries?.retryOn ?? "").utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
            .map { Substring($0) }
    }

    /// How often a request is sent at most.
    var tries: Int { attempts + 1 }

    /// The first condition that can hold after the service has begun to work on the request.
    var unsafeCondition: Substring? { attempts > 0 ? conditions.first(where: Self.isUnsafe) : nil }

    /// Whether answers of a service that has too much to do are tried again, which gives it more to do.
    var retriesOverload: Bool { attempts > 0 && conditions.contains(where: Self.isOverload) }

    /// Whether a try that ran into its own time limit is tried again.
    var retriesTimeouts: Bool { attempts > 0 && conditions.contains(where: Self.isTimeout) }

    private static func isUnsafe(_ condition: Substring) -> Bool {
        switch condition {
        case "5xx", "gateway-error", "reset", "retriable-status-codes", "deadline-exceeded", "internal", "unknown": true
        default: isServerError(condition)
        }
    }

    private static func isOverload(_ condition: Substring) -> Bool {
        isUnsafe(condition) || condition == "unavailable" || condition == "resource-exhausted"
    }

    private static func isTimeout(_ condition: Substring) -> Bool {
        ["5xx", "gateway-error", "504", "deadline-exceeded"].contains(condition)
    }

    private static func isServerError(_ condition: Substring) -> Bool {
        condition.utf8.count == 3 && condition.first == "5" && Int(condition) != nil
    }
}

extension VirtualService.HTTPRoute {
    /// The time limit in nanoseconds; `nil` for none: Istio sets none by itself, and `0s` asks for none.
    var limit: Int? { timeout.flatMap { $0.nanoseconds > 0 ? $0.nanoseconds : nil } }

    /// Whether it says in so many words that requests may take as long as they like and are sent once: a stream.
    var isDeclaredStream: Bool { limit == nil && retries.map { $0.attempts ?? 0 == 0 } == true }
}
