/// PromQL over Istio's metrics of requests, as the callers see them: with time-outs, refusals and lost connections.
///
/// Source: Istio, "Istio Standard Metrics".
struct RequestQueries {
    /// Which requests: label matchers, without braces.
    let matchers: String
    /// How far back a rate looks: `5m`.
    let window: String

    static let service = ["destination_service_namespace", "destination_service_name"]
    static let version = service + ["destination_version"]

    /// What is measured in buckets.
    enum Histogram: String {
        case duration = "istio_request_duration_milliseconds"
        case requestSize = "istio_request_bytes"
        case responseSize = "istio_response_bytes"
    }

    /// Requests a second.
    func rate(by labels: [String] = [], _ condition: String = "") -> String {
        PromQL.sum(by: labels, series(condition))
    }

    /// The share of requests that match the condition, 0...1; 0 where none does.
    func share(by labels: [String] = [], of condition: String) -> String {
        PromQL.share(by: labels, of: series(condition), in: series())
    }

    /// The share of requests that failed on the server's side, HTTP's 5xx or their equals in gRPC, 0...1.
    ///
    /// Source: gRPC, "Status codes": unknown, deadline exceeded, unimplemented, internal, unavailable, data loss.
    func errorShare(by labels: [String] = []) -> String {
        let failed = series(#"response_code=~"5..""#) + " or " + series(#"grpc_response_status=~"2|4|12|13|14|15""#)
        return PromQL.share(by: labels, of: failed, in: series())
    }

    /// What a share of the requests does not exceed; the rank is that share, 0...1.
    func quantile(_ rank: Double, of histogram: Histogram, by labels: [String] = []) -> String {
        let buckets = "rate(\(histogram.rawValue)_bucket{\(matchers)}[\(window)])"
        return "histogram_quantile(\(rank), \(PromQL.sum(by: labels + ["le"], buckets)))"
    }

    private func series(_ condition: String = "") -> String {
        "rate(istio_requests_total{\(condition.isEmpty ? matchers : matchers + ", " + condition)}[\(window)])"
    }
}

/// The grammar of PromQL, as far as it is needed here.
enum PromQL {
    static func sum(by labels: [String] = [], _ expression: String) -> String {
        labels.isEmpty ? "sum(\(expression))" : "sum by (\(labels.joined(separator: ", "))) (\(expression))"
    }

    /// One sum divided by the other; 0 where nothing is counted of what there is.
    static func share(by labels: [String] = [], of part: String, in whole: String) -> String {
        let whole = sum(by: labels, whole)
        return "(\(sum(by: labels, part)) or 0 * \(whole)) / \(whole)"
    }

    static func max(by labels: [String], _ expression: String) -> String {
        "max by (\(labels.joined(separator: ", "))) (\(expression))"
    }
}
