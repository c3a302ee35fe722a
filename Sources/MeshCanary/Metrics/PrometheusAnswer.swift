import YAML

/// Why an answer of Prometheus is of no use: lower case, no full stop.
struct PrometheusProblem: Error, Hashable {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}

/// What Prometheus answered to an instant query.
///
/// Source: Prometheus' HTTP API, "Instant queries" and "Expression query result formats".
struct PrometheusAnswer {
    /// The label `le` and the value of each element.
    let elements: [(bound: String?, value: Double)]
    /// When the query was evaluated, as Prometheus writes it; `nil` where nothing was found.
    let time: String?

    init(status: Int, _ body: [UInt8]) throws(PrometheusProblem) {
        let root = Self.json(body)
        guard 200...299 ~= status else {
            let words = root?["error"]?.text.map { ": \($0.prefix(200))" } ?? ""
            throw PrometheusProblem("Prometheus answers \(status)\(words)")
        }
        guard let root, root["status"]?.text == "success", let data = root["data"] else {
            throw PrometheusProblem("what answers is no Prometheus")
        }
        if let warning = root["warnings"]?.items.first?.text {
            throw PrometheusProblem("Prometheus has only a part of the data: \(warning.prefix(200))")
        }
        let values = try Self.samples(data)
        var elements: [(bound: String?, value: Double)] = []
        for value in values { elements.append((value.bound, try Self.count(value.sample))) }
        self.elements = elements
        time = values.first?.sample.items.first?.text
    }

    private static func json(_ body: [UInt8]) -> Node? {
        let stream = Document.parse(body)
        guard stream.errors.isEmpty, stream.documents.count == 1 else { return nil }
        return stream.documents.first?.root
    }

    private static func samples(_ data: Node) throws(PrometheusProblem) -> [(bound: String?, sample: Node)] {
        guard let result = data["result"] else { throw PrometheusProblem("what answers is no Prometheus") }
        switch data["resultType"]?.text {
        case "scalar": return [(nil, result)]
        case "vector":
            return result.items.compactMap { item in item["value"].map { (item["metric"]?["le"]?.text, $0) } }
        default: throw PrometheusProblem("the query gives no instant vector")
        }
    }

    /// A count: neither negative nor infinite nor NaN.
    private static func count(_ sample: Node) throws(PrometheusProblem) -> Double {
        let text = sample.items.dropFirst().first?.text
        guard let text, let value = Double(text) else { throw PrometheusProblem("a sample has no value") }
        guard value.isFinite, value >= 0, value < 1e15 else {
            throw PrometheusProblem("\(text) is no count of requests")
        }
        return value
    }
}

extension PrometheusAnswer {
    /// The only value; 0 where nothing was found.
    func number() throws(PrometheusProblem) -> Int {
        guard elements.count <= 1 else {
            throw PrometheusProblem("the query gives \(elements.count) values instead of one: sum them up")
        }
        return Int((elements.first?.value ?? 0).rounded())
    }

    /// The buckets; `nil` where nothing was found.
    func histogram(millisecondsPerUnit: Double) throws(PrometheusProblem) -> LatencyHistogram? {
        guard !elements.isEmpty else { return nil }
        let buckets = elements.compactMap { element in
            element.bound.flatMap(Double.init).map { (bound: $0 * millisecondsPerUnit, count: element.value) }
        }
        guard buckets.count == elements.count, let histogram = LatencyHistogram(buckets) else {
            throw PrometheusProblem("the latencies are no complete histogram by 'le'")
        }
        return histogram
    }
}
