import Testing

@testable import admin_panel

@Suite struct BarChartTests {
    private func chart(_ amounts: [Int], limit: Int? = nil) -> BarChart {
        BarChart(
            "test",
            "Test",
            columns: ["Name", "Amount"],
            amounts.map { BarChart.Value(label: "A long name", amount: $0, limit: limit, cells: ["A", "\($0)"]) }
        )
    }

    @Test(arguments: [[0], [1], [3, 7], [12, 99, 100], Array(0..<60), [1_000_000]])
    func everythingStandsInsideThePicture(_ amounts: [Int]) {
        let chart = chart(amounts)
        for bar in chart.bars {
            #expect(bar.x >= 0 && bar.x + bar.barWidth <= chart.width)
            #expect(bar.y >= 0 && bar.barHeight >= 0 && bar.y + bar.barHeight < chart.height)
        }
        #expect(chart.lines.allSatisfy { (0..<chart.height).contains($0.y) })
    }

    @Test(arguments: [(3, ["0", "1", "2", "3"]), (60, ["0", "20", "40", "60"]), (138, ["0", "50", "100", "150"])])
    func linesStandAtRoundNumbers(_ highest: Int, _ labels: [String]) {
        #expect(chart([highest]).lines.map(\.label) == labels)
    }

    @Test func barsAreAsHighAsTheirAmounts() {
        let bars = chart([50, 100], limit: 100).bars
        #expect(abs(bars[1].barHeight - 2 * bars[0].barHeight) <= 2)
        #expect(bars[0].freeHeight == bars[1].barHeight)
    }

    @Test func namesAreAsLongAsThereIsRoomFor() {
        #expect(chart([1]).bars.map(\.tag) == ["A long name"])
        let crowded = chart(Array(repeating: 1, count: 60)).bars.compactMap(\.tag)
        #expect(crowded.count < 60)
        #expect(crowded.allSatisfy { $0.hasSuffix("…") })
    }

    @Test func theTableSaysTheSame() {
        let chart = chart([5])
        #expect(chart.rows.map(\.cells) == [["A", "5"]])
        #expect(chart.bars.map(\.title) == ["Name: A, Amount: 5"])
    }
}
