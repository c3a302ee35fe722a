import ArgumentParser
import MeshCanary
import MeshCluster
import MeshCompile
import MeshRollout

/// Where the metrics of a canary are, and what they are called.
struct MetricsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Prometheus, or what speaks like it.", valueName: "url"))
    var prometheus: String

    @Option(
        help: ArgumentHelp("A file with a bearer token for it.", valueName: "file"),
        completion: .file()
    )
    var prometheusTokenFile: String?

    @Option(
        help: ArgumentHelp(
            "Matchers of Istio's metrics besides those of service and version (default: reporter=\"destination\").",
            valueName: "matchers"
        )
    )
    var metricLabels: String?

    @Option(help: ArgumentHelp("What metrics call the canary, if not by its version.", valueName: "name"))
    var canaryLabel: String?

    @Option(help: ArgumentHelp("What metrics call the stable version, if not by its version.", valueName: "name"))
    var stableLabel: String?

    @Option(help: ArgumentHelp("Another query for the number of requests of a version.", valueName: "promql"))
    var queryRequests: String?

    @Option(help: ArgumentHelp("Another query for the number of its failed requests.", valueName: "promql"))
    var queryFailures: String?

    @Option(help: ArgumentHelp("Another query for its latencies: requests by 'le'.", valueName: "promql"))
    var queryLatency: String?

    @Option(help: ArgumentHelp("The unit of 'le'.", valueName: "unit"))
    var latencyUnit: LatencyUnit = .ms

    func validate() throws {
        guard ["http://", "https://"].contains(where: prometheus.hasPrefix) else {
            throw ValidationError("--prometheus '\(prometheus)': expected an address such as http://localhost:9090")
        }
    }

    /// The metrics of two versions of a service; asking ends at once when `isCancelled` says so.
    func metrics(
        of service: ServiceName,
        canary: String,
        stable: String,
        _ plan: TrialPlan,
        isCancelled: @escaping () -> Bool
    ) throws -> PrometheusMetrics {
        let target = PrometheusTarget(
            service: service.name,
            namespace: service.namespace,
            canary: canaryLabel ?? canary,
            stable: stableLabel ?? stable
        )
        var settings = HTTPSettings()
        settings.bearerToken = try token()
        settings.totalTimeout = min(max(plan.interval, .seconds(1)), .seconds(10))
        settings.connectTimeout = settings.totalTimeout
        // The next look is the next attempt.
        settings.retries = .never
        let client = HTTPClient(settings, isCancelled: isCancelled)
        return PrometheusMetrics(prometheus, target, queries: queries, through: client)
    }

    private var queries: PrometheusQueries {
        var queries = PrometheusQueries()
        queries.selector = metricLabels ?? queries.selector
        queries.requests = queryRequests ?? queries.requests
        queries.failures = queryFailures ?? queries.failures
        queries.latency = queryLatency ?? queries.latency
        queries.millisecondsPerUnit = latencyUnit == .s ? 1000 : 1
        return queries
    }

    private func token() throws -> String? {
        guard let path = prometheusTokenFile else { return nil }
        guard let bytes = try? Files.read(path) else {
            throw CommandError(message: "--prometheus-token-file: \(path) cannot be read")
        }
        let token = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
        guard !token.isEmpty else { throw CommandError(message: "--prometheus-token-file: \(path) is empty") }
        return token
    }
}

/// The unit in which a histogram of latencies has its bounds.
enum LatencyUnit: String, ExpressibleByArgument, CaseIterable { case ms, s }
