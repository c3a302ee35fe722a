public import MeshCluster

/// Evidence from Prometheus' HTTP API.
public struct PrometheusMetrics: TrialMetrics {
    private let address: String
    private let server: any PrometheusServer
    private let queries: PrometheusQueries
    private let target: PrometheusTarget

    /// - Parameter address: where Prometheus is, with the path before `/api` if it has one: `http://localhost:9090`.
    public init(
        _ address: String,
        _ target: PrometheusTarget,
        queries: PrometheusQueries,
        through server: any PrometheusServer
    ) {
        self.address = address.last == "/" ? String(address.dropLast()) : address
        self.target = target
        self.queries = queries
        self.server = server
    }

    public func look(back window: Duration) -> Observation {
        do throws(PrometheusProblem) {
            // All questions are about the same moment: that of the first answer.
            var time: String?
            let canary = try evidence(on: target.canary, window, &time)
            let stable = try evidence(on: target.stable, window, &time)
            return .evidence(Evidence(canary: canary, stable: stable))
        } catch {
            return .silence(error.reason)
        }
    }

    private func evidence(
        on version: String,
        _ window: Duration,
        _ time: inout String?
    ) throws(PrometheusProblem) -> VersionEvidence {
        func ask(_ template: String) throws(PrometheusProblem) -> PrometheusAnswer {
            let query = queries.text(template, target, version: version, window: window)
            let answer = try self.ask(query, at: time)
            time = time ?? answer.time
            return answer
        }
        let requests = try ask(queries.requests).number()
        let failures = try ask(queries.failures).number()
        let latency = try ask(queries.latency).histogram(millisecondsPerUnit: queries.millisecondsPerUnit)
        // Counters are read pod by pod, so that a few may differ.
        guard failures <= requests + requests / 10 + 10 else {
            throw PrometheusProblem("\(failures) of \(requests) requests failed, which cannot be")
        }
        if let latency, latency.total < 0.5 * Double(requests) {
            throw PrometheusProblem("only \(Int(latency.total)) of \(requests) requests have a latency")
        }
        return VersionEvidence(requests: requests, failures: min(failures, requests), latency: latency)
    }

    private func ask(_ query: String, at time: String?) throws(PrometheusProblem) -> PrometheusAnswer {
        let moment = time.map { "&time=\($0)" } ?? ""
        let url = "\(address)/api/v1/query?query=\(Self.encoded(query))\(moment)"
        switch server.get(url) {
        case .failure(let problem): throw PrometheusProblem(problem.message)
        case .success(let response): return try PrometheusAnswer(status: response.status, response.body)
        }
    }

    /// A text as a part of a query of an address.
    ///
    /// Source: RFC 3986, section 2.3.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.append(Character(UnicodeScalar(byte)))
            default:
                result.append("%")
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
        }
    }
}

/// What sends a question to Prometheus.
public protocol PrometheusServer {
    func get(_ url: String) -> Result<HTTPResponse, HTTPError>
}

extension HTTPClient: PrometheusServer {
    public func get(_ url: String) -> Result<HTTPResponse, HTTPError> {
        do {
            return .success(try send(HTTPRequest(url)))
        } catch {
            return .failure(error)
        }
    }
}
