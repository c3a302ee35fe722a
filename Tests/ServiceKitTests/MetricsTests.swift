import Testing

@testable import ServiceKit

@Suite struct MetricsTests {
    @Test func writesEveryKindAsPrometheusReadsIt() {
        let registry = MetricsRegistry()
        let counter = registry.counter("mails_total", "Mails that were sent.", labels: ["to": "a\"b\\c\nd"])
        registry.gauge("queue_depth", "What waits.") { 3 }
        counter.increment()
        counter.increment(by: 4)
        let text = registry.text()
        #expect(text.contains("# HELP mails_total Mails that were sent.\n# TYPE mails_total counter\n"))
        #expect(text.contains(#"mails_total{to="a\"b\\c\nd"} 5"# + "\n"))
        #expect(text.contains("# TYPE queue_depth gauge\nqueue_depth 3.0\n"))
    }

    @Test func durationsAreCountedInRanges() {
        var counts = DurationCounts()
        counts.record(.milliseconds(3))
        counts.record(.seconds(20))
        var text = ""
        counts.write("work_seconds", "", to: &text)
        #expect(text.contains("work_seconds_bucket{le=\"0.0025\"} 0\nwork_seconds_bucket{le=\"0.005\"} 1\n"))
        #expect(text.contains("work_seconds_bucket{le=\"+Inf\"} 2\nwork_seconds_sum 20.003\nwork_seconds_count 2\n"))
    }

    @Test func seriesOfOneNameStandTogether() {
        let registry = MetricsRegistry()
        _ = registry.counter("a_total", "A.", labels: ["kind": "x"])
        _ = registry.counter("b_total", "B.")
        _ = registry.counter("a_total", "A.", labels: ["kind": "y"])
        #expect(registry.text().contains("a_total{kind=\"x\"} 0\na_total{kind=\"y\"} 0\n# HELP b_total"))
    }

    @Test func turnsRequestsAwayAtTheLimitAndCountsThem() {
        let requests = RequestMetrics()
        #expect(requests.begin(limit: 2))
        #expect(requests.begin(limit: 2))
        #expect(!requests.begin(limit: 2))
        requests.end()
        #expect(requests.begin(limit: 2))
        var text = ""
        requests.write(to: &text)
        #expect(text.contains("requests_in_flight 2\n"))
        #expect(text.contains("requests_shed_total 1\n"))
    }

    @Test func countsRequestsByRouteAndStatus() {
        let requests = RequestMetrics()
        requests.record(.init(method: "GET", route: "/b", status: 200), .milliseconds(1))
        requests.record(.init(method: "GET", route: "/a", status: 500), .milliseconds(1))
        requests.record(.init(method: "GET", route: "/b", status: 200), .milliseconds(1))
        var text = ""
        requests.write(to: &text)
        #expect(text.contains("request_duration_seconds_count{method=\"GET\",route=\"/a\",status=\"500\"} 1\n"))
        #expect(text.contains("request_duration_seconds_count{method=\"GET\",route=\"/b\",status=\"200\"} 2\n"))
    }
}
