import MeshModel

/// When requests are tried again.
///
/// Source: Istio, `pilot/pkg/networking/core/route/retry/retry.go` (`ConvertPolicy`, `DefaultPolicy`).
enum RetryPolicy {
    private static let conditions = "connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes"

    /// - Parameter retry: what a route says; two retries for `nil`.
    /// - Returns: `nil` for no retries at all.
    static func envoy(_ retry: VirtualService.HTTPRetry?) -> AnyValue? {
        let attempts = retry?.attempts ?? 2
        guard attempts > 0 else { return nil }
        let (words, codes) = split(retry?.retryOn.nonEmpty ?? conditions)
        let looksElsewhere = retry?.retryIgnorePreviousHosts != false
        return .object([
            "num_retries": AnyValue(attempts),
            "retry_on": AnyValue(words.joined(separator: ",")),
            "retriable_status_codes": codes.isEmpty ? nil : AnyValue(codes),
            "per_try_timeout": retry?.perTryTimeout.flatMap { $0.nanoseconds > 0 ? $0.envoy : nil },
            "retry_back_off": retry?.backoff.map { ["base_interval": $0.envoy] },
            "host_selection_retry_max_attempts": looksElsewhere ? 5 : nil,
            "retry_host_predicate": looksElsewhere ? [previousHosts] : nil,
        ])
    }

    private static let previousHosts: AnyValue = .extension(
        "envoy.retry_host_predicates.previous_hosts",
        "extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate"
    )

    /// The conditions, and the codes among them: `5xx,503` tries 503 again by its code.
    private static func split(_ text: String) -> (words: [String], codes: [Int]) {
        var words: [String] = []
        var codes: [Int] = []
        for part in text.split(separator: ",") {
            let word = part.trimmed
            if let code = Int(word) { codes.append(code) } else { words.append(word) }
        }
        if !codes.isEmpty, !words.contains("retriable-status-codes") { words.append("retriable-status-codes") }
        return (words, codes)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
