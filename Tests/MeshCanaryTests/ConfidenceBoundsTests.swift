import Foundation
import MeshCanary
import TestKit
import Testing

@Suite struct ConfidenceBoundsTests {
    /// Reference values, worked out with 50 digits by mpmath.
    @Test(arguments: [
        (0, 700, 0.01, 0.0000000, 0.0120035), (7, 700, 0.01, 0.0013227, 0.0333561),
        (35, 700, 0.001, 0.0209553, 0.0966340), (3, 10, 0.05, 0.0325151, 0.7475871),
        (10, 10, 0.05, 0.6230126, 1.0000000), (0, 0, 0.05, 0.0000000, 1.0000000),
    ])
    func knownBounds(_ count: Int, _ total: Int, _ error: Double, _ lower: Double, _ upper: Double) {
        let bounds = ConfidenceBounds(Proportion(count, of: total), error: error)
        #expect(abs(bounds.lower - lower) < 1e-6, "\(bounds)")
        #expect(abs(bounds.upper - upper) < 1e-6, "\(bounds)")
    }

    /// More hits raise both bounds; a smaller error widens them; the part that was seen is always inside.
    @Test func boundsAreMonotone() {
        for total in [1, 7, 100, 3000] {
            for count in stride(from: 0, to: total, by: max(total / 50, 1)) {
                let bounds = ConfidenceBounds(Proportion(count, of: total), error: 0.01)
                let more = ConfidenceBounds(Proportion(count + 1, of: total), error: 0.01)
                let wider = ConfidenceBounds(Proportion(count, of: total), error: 0.001)
                #expect(bounds.lower <= more.lower && bounds.upper <= more.upper)
                #expect(wider.lower <= bounds.lower && bounds.upper <= wider.upper)
                #expect(bounds.lower...bounds.upper ~= Double(count) / Double(total))
            }
        }
    }

    /// Somebody who looks after every trial, a thousand times, still meets bounds that miss in at most 5 % of all series.
    @Test func boundsHoldAtEveryLook() {
        var generator = SeededGenerator(state: 3)
        let missed = (0..<200).count { _ in
            var count = 0
            return (1...1000).contains { total in
                if Double.random(in: 0..<1, using: &generator) < 0.02 { count += 1 }
                // Looking at each tenth trial finds nearly all misses in a tenth of the time.
                guard total.isMultiple(of: 10) else { return false }
                let bounds = ConfidenceBounds(Proportion(count, of: total), error: 0.05)
                return !(bounds.lower...bounds.upper ~= 0.02)
            }
        }
        #expect(missed <= 10)
    }
}
