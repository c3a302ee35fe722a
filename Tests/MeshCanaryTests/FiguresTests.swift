import MeshCanary
import Testing

@Suite struct FiguresTests {
    @Test(arguments: [
        (0.0, "0 %"), (0.05, "5 %"), (0.052, "5.2 %"), (0.9983, "99.83 %"), (0.0007, "0.07 %"), (0.00001, "0 %"),
        (1, "100 %"),
    ])
    func percent(_ part: Double, _ text: String) { #expect(Figures.percent(part) == text) }

    @Test(arguments: [(0.44, "0.4ms"), (5.0, "5ms"), (9.99, "10ms"), (249.6, "250ms"), (1000, "1s"), (1240, "1.2s")])
    func milliseconds(_ time: Double, _ text: String) { #expect(Figures.time(time) == text) }

    @Test(arguments: [
        (0, "0ms"), (850, "850ms"), (1500, "2s"), (59_400, "59s"), (60_000, "1m"), (200_000, "3m20s"), (-5, "0ms"),
    ])
    func durations(_ milliseconds: Int64, _ text: String) {
        #expect(Figures.time(.milliseconds(milliseconds)) == text)
    }
}
