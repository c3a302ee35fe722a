import MeshCanary
import Testing

@Suite struct LatencyHistogramTests {
    private func histogram(_ counts: [Double]) throws -> LatencyHistogram {
        try #require(LatencyHistogram(Array(zip([10, 100, 1000, .infinity], counts)).map { (bound: $0, count: $1) }))
    }

    /// As `histogram_quantile` gives them.
    @Test func quantiles() throws {
        let latency = try histogram([50, 90, 100, 100])
        #expect(latency.quantile(0.5) == 10)
        #expect(latency.quantile(0.25) == 5)
        #expect(latency.quantile(0.7) == 55)
        #expect(latency.quantile(0.95) == 550)
        #expect(try histogram([0, 0, 0, 5]).quantile(0.99) == 1000)
        #expect(try histogram([0, 0, 0, 0]).quantile(0.5) == nil)
    }

    @Test func slowRequests() throws {
        let latency = try histogram([50, 90, 100, 104])
        #expect(latency.slower(than: 100) == Proportion(14, of: 104))
        #expect(latency.slower(than: 550) == Proportion(9, of: 104))
        #expect(latency.slower(than: 0) == Proportion(104, of: 104))
        // Beyond the last bound, nobody knows how much slower.
        #expect(latency.slower(than: 5000) == Proportion(4, of: 104))
    }

    @Test func countsThatFallAreRaised() throws {
        #expect(try histogram([50, 48, 60, 60]) == histogram([50, 50, 60, 60]))
    }

    @Test(arguments: [
        [(10.0, 1.0), (100, 2)], [(Double.infinity, 1)], [(10, .nan), (.infinity, 1)], [(10, -1), (.infinity, 1)],
        [(.nan, 1), (.infinity, 1)], [(10, .infinity), (.infinity, 1)], [],
    ])
    func nonsenseIsNoHistogram(_ buckets: [(Double, Double)]) {
        #expect(LatencyHistogram(buckets.map { (bound: $0.0, count: $0.1) }) == nil)
    }
}
