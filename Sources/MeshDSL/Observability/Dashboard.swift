/// A Grafana dashboard: variables above, rows of panels below.
struct Dashboard {
    /// Names its file and, after the mesh, its address.
    let name: String
    let title: String
    let description: String
    let variables: [Variable]
    let rows: [Row]

    struct Row {
        let title: String
        let panels: [Panel]
    }

    /// Something that the reader chooses.
    struct Variable {
        let name: String
        let label: String
        /// A query for the values; `nil` for the data source.
        let query: String?
        var standard: String?
        /// Whether several values, or all, may be chosen.
        var isMultiple = false

        static let dataSource = Variable(name: "datasource", label: "Data source", query: nil)
    }
}

/// One diagram of a dashboard.
struct Panel {
    enum Kind: String {
        case timeSeries = "timeseries"
        /// One number, large.
        case stat
    }

    /// What is counted.
    ///
    /// Source: Grafana, `@grafana/data`, value formats.
    enum Unit: String {
        case requestsPerSecond = "reqps"
        case timesPerSecond = "ops"
        case milliseconds = "ms"
        case bytes = "bytes"
        case bytesPerSecond = "Bps"
        /// 0...1.
        case share = "percentunit"
        case cores = "suffix: cores"
        case count = "short"
    }

    /// From which value on a colour holds.
    struct Threshold {
        let value: Double
        let colour: String

        static func warning(_ value: Double) -> Threshold { Threshold(value: value, colour: "orange") }
        static func critical(_ value: Double) -> Threshold { Threshold(value: value, colour: "red") }
    }

    let title: String
    /// How to read the diagram.
    let description: String
    let unit: Unit
    let queries: [Query]
    var kind = Kind.timeSeries
    var isStacked = false
    var thresholds: [Threshold] = []

    init(
        _ title: String,
        _ unit: Unit,
        _ queries: [Query],
        kind: Kind = .timeSeries,
        isStacked: Bool = false,
        thresholds: [Threshold] = [],
        description: String
    ) {
        self.title = title
        self.unit = unit
        self.queries = queries
        self.kind = kind
        self.isStacked = isStacked
        self.thresholds = thresholds
        self.description = description
    }
}

/// One set of lines in a panel.
struct Query {
    let expression: String
    /// The name of each line; may refer to labels: `{{pod}}`.
    let legend: String

    init(_ expression: String, _ legend: String) {
        self.expression = expression
        self.legend = legend
    }
}
