import MeshCanary
import MeshCluster
import Synchronization
import Testing

/// What Prometheus may answer, and what becomes of it.
@Suite struct PrometheusMetricsTests {
    /// Answers each kind of question in its own way, and keeps the questions.
    private final class Server: PrometheusServer {
        private let answers: [String: Result<HTTPResponse, HTTPError>]
        private let asked = Mutex<[String]>([])

        init(_ answers: [String: Result<HTTPResponse, HTTPError>]) { self.answers = answers }

        var questions: [String] { asked.withLock(\.self) }

        func get(_ url: String) -> Result<HTTPResponse, HTTPError> {
            asked.withLock { $0.append(url) }
            let kind = url.contains("bucket") ? "latency" : url.contains("response_code") ? "failures" : "requests"
            return answers[kind] ?? .failure(HTTPError(.broken, "no answer"))
        }
    }

    private static func vector(_ samples: String...) -> String {
        #"{"status":"success","data":{"resultType":"vector","result":[\#(samples.joined(separator: ","))]}}"#
    }

    private static func sample(_ value: String, le: String? = nil) -> String {
        #"{"metric":{\#(le.map { #""le":"\#($0)""# } ?? "")},"value":[1700000000.123,"\#(value)"]}"#
    }

    private static let buckets = vector(
        sample("90.2", le: "100"),
        sample("99.7", le: "+Inf"),
        sample("50", le: "10")
    )

    private func server(
        requests: String = vector(sample("100.4")),
        failures: String = vector(sample("3.6")),
        latency: String = buckets,
        status: Int = 200
    ) -> Server {
        let bodies = ["requests": requests, "failures": failures, "latency": latency]
        return Server(bodies.mapValues { .success(HTTPResponse(status: status, body: Array($0.utf8))) })
    }

    private func look(_ server: Server, _ queries: PrometheusQueries = PrometheusQueries()) -> Observation {
        let target = PrometheusTarget(service: "cart", namespace: "shop", canary: "v2", stable: "v1")
        return PrometheusMetrics("http://localhost:9090/", target, queries: queries, through: server)
            .look(back: .milliseconds(61_500))
    }

    @Test func countsAndHistograms() throws {
        let latency = LatencyHistogram([(bound: 10, count: 50), (100, 90.2), (.infinity, 99.7)])
        let version = VersionEvidence(requests: 100, failures: 4, latency: latency)
        #expect(look(server()) == .evidence(Evidence(canary: version, stable: version)))
    }

    /// All questions are about the time and the moment of the first.
    @Test func questions() throws {
        let server = server()
        _ = look(server)
        #expect(server.questions.count == 6)
        let first = try #require(server.questions.first).replacing("%22", with: "\"").replacing("%3D", with: "=")
        #expect(first.hasPrefix("http://localhost:9090/api/v1/query?query=sum%28%28increase%28istio_requests_total"))
        for words in [
            #"destination_service_name="cart""#, #"destination_version="v2""#, #"destination_service_namespace="shop""#,
            #"reporter="destination""#, "%5B61500ms%5D", "offset%2061500ms",
        ] { #expect(first.contains(words), "\(words)") }
        #expect(!first.contains("%7B%7B") && !first.contains("&time="))
        #expect(server.questions.dropFirst().allSatisfy { $0.hasSuffix("&time=1700000000.123") })
    }

    @Test func ownQueries() throws {
        let server = server()
        var queries = PrometheusQueries()
        queries.requests = #"hits{app="{{service}}",ns="{{namespace}}",v="{{version}}"}[{{window}}] {{labels}}"#
        queries.selector = ""
        queries.millisecondsPerUnit = 1000
        guard case .evidence(let evidence) = look(server, queries) else {
            Issue.record("no evidence")
            return
        }
        #expect(evidence.canary.latency?.bounds == [10_000, 100_000])
        let first = try #require(server.questions.first).replacing("%22", with: "\"").replacing("%3D", with: "=")
        #expect(first.contains(#"hits%7Bapp="cart"%2Cns="shop"%2Cv="v2"%7D%5B61500ms%5D%20destination_service_name"#))
        #expect(!first.contains("reporter"))
    }

    /// Nobody has asked for the version yet, so there is no series.
    @Test func nothingFoundIsNoRequest() {
        let empty = Self.vector()
        let none = VersionEvidence(requests: 0, failures: 0)
        #expect(
            look(server(requests: empty, failures: empty, latency: empty))
                == .evidence(Evidence(canary: none, stable: none))
        )
    }

    /// A scalar is a number, too.
    @Test func scalars() {
        let scalar = #"{"status":"success","data":{"resultType":"scalar","result":[1700000000,"0"]}}"#
        guard case .evidence(let evidence) = look(server(failures: scalar)) else {
            Issue.record("no evidence")
            return
        }
        #expect(evidence.canary.failures == 0 && evidence.canary.requests == 100)
    }

    @Test(arguments: [
        (vector(sample("NaN")), "NaN is no count of requests"),
        (vector(sample("+Inf")), "+Inf is no count of requests"),
        (vector(sample("-3")), "-3 is no count of requests"),
        (vector(sample("1e300")), "1e300 is no count of requests"),
        (vector(sample("many")), "a sample has no value"),
        (vector(#"{"metric":{},"value":[]}"#), "a sample has no value"),
        (vector(sample("1"), sample("2")), "the query gives 2 values instead of one: sum them up"),
        (#"{"status":"success","data":{"resultType":"matrix","result":[]}}"#, "the query gives no instant vector"),
        (#"{"status":"error","error":"oh"}"#, "what answers is no Prometheus"), ("", "what answers is no Prometheus"),
        ("<html>sign in</html>", "what answers is no Prometheus"), ("{\"status\":", "what answers is no Prometheus"),
        (
            #"{"status":"success","warnings":["store 3 is away"],"data":{"resultType":"vector","result":[]}}"#,
            "Prometheus has only a part of the data: store 3 is away"
        ),
        (vector(sample("1000")), "only 99 of 1000 requests have a latency"),
        (vector(), "4 of 0 requests failed, which cannot be"),
    ])
    func uselessAnswers(_ requests: String, _ reason: String) {
        let failures = requests == Self.vector() ? Self.vector(Self.sample("40")) : Self.vector(Self.sample("0"))
        let expected = reason.replacing("4 of 0", with: "40 of 0")
        #expect(look(server(requests: requests, failures: failures)) == .silence(expected))
    }

    @Test func brokenHistograms() {
        let reason = Observation.silence("the latencies are no complete histogram by 'le'")
        for broken in [
            Self.vector(Self.sample("9", le: "10")), Self.vector(Self.sample("9")),
            Self.vector(Self.sample("9", le: "x")),
        ] {
            #expect(look(server(latency: broken)) == reason)
        }
    }

    @Test func serversThatFail() {
        #expect(look(server(status: 503)) == .silence("Prometheus answers 503"))
        let reason = #"{"status":"error","error":"query timed out in expression evaluation"}"#
        #expect(
            look(server(requests: reason, status: 422))
                == .silence("Prometheus answers 422: query timed out in expression evaluation")
        )
        let late = Server(["requests": .failure(HTTPError(.timedOut, "http://localhost:9090: timed out"))])
        #expect(look(late) == .silence("http://localhost:9090: timed out"))
    }
}
