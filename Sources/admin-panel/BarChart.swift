/// A bar chart as numbers for an SVG, with the table that says the same.
struct BarChart: Sendable {
    private static let size = (width: 880, height: 260)
    private static let margin = (left: 44, right: 24, top: 14, bottom: 28)

    /// Names the chart within its page.
    let name: String
    let heading: String
    let width = size.width
    let height = size.height
    let lines: [Line]
    let bars: [Bar]
    let columns: [String]
    let rows: [Row]

    /// A line across the chart, with its number.
    struct Line: Sendable {
        let y: Int
        let left = margin.left
        let right = size.width - margin.right
        let labelX = margin.left - 8
        let labelY: Int
        let label: String
    }

    /// A bar; where there is a limit, the part of it that is free stands above.
    struct Bar: Sendable {
        let title: String
        let x: Int
        let barWidth: Int
        let y: Int
        let barHeight: Int
        let freeY: Int
        let freeHeight: Int
        let middle: Int
        /// What stands below; not every bar has room for it.
        let tag: String?
        let tagY = size.height - margin.bottom + 20
    }

    struct Row: Sendable {
        let cells: [String]
    }

    /// What a bar stands for.
    struct Value: Sendable {
        var label: String
        var amount: Int
        /// The most that the amount can be; `nil` where there is no limit.
        var limit: Int?
        /// What the table says of it.
        var cells: [String]
    }

    init(_ name: String, _ heading: String, columns: [String], _ values: [Value]) {
        self.name = name
        self.heading = heading
        self.columns = columns
        rows = values.map { Row(cells: $0.cells) }
        let scale = Scale(upTo: values.map { max($0.amount, $0.limit ?? 0) }.max() ?? 0)
        lines = scale.steps.map { Line(y: scale.y($0), labelY: scale.y($0) + 4, label: "\($0)") }
        let slot = Double(Self.size.width - Self.margin.left - Self.margin.right) / Double(max(values.count, 1))
        let tagEvery = max(1, Int((56 / slot).rounded(.up)))
        bars = values.enumerated().map { index, value in
            let barWidth = max(2, min(72, Int(slot * 0.72)))
            let middle = Self.margin.left + Int(slot * (Double(index) + 0.5))
            return Bar(
                title: zip(columns, value.cells).map { "\($0): \($1)" }.joined(separator: ", "),
                x: middle - barWidth / 2,
                barWidth: barWidth,
                y: scale.y(value.amount),
                barHeight: scale.y(0) - scale.y(value.amount),
                freeY: scale.y(value.limit ?? value.amount),
                freeHeight: scale.y(0) - scale.y(value.limit ?? value.amount),
                middle: middle,
                tag: index % tagEvery == 0 ? Self.tag(value.label, room: slot * Double(tagEvery)) : nil
            )
        }
    }

    /// As much of a label as there is room for.
    private static func tag(_ label: String, room: Double) -> String {
        let most = max(3, Int(room / 6.5))
        return label.count <= most ? label : label.prefix(most - 1) + "…"
    }

    /// From amounts to places, in round steps.
    private struct Scale {
        let top: Int
        let step: Int

        init(upTo highest: Int) {
            var magnitude = 1
            while magnitude * 40 < highest { magnitude *= 10 }
            step = [1, 2, 5, 10].map { $0 * magnitude }.first { $0 * 4 >= highest } ?? magnitude * 10
            top = max(step, (highest + step - 1) / step * step)
        }

        var steps: [Int] { Array(stride(from: 0, through: top, by: step)) }

        func y(_ amount: Int) -> Int {
            let room = size.height - margin.top - margin.bottom
            return size.height - margin.bottom - room * amount / top
        }
    }
}
