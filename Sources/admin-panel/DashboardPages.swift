import GymWeb
import Hummingbird

/// The numbers of the gym, for administrators.
struct DashboardPages: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/admin") { request, context in
            let session = try context.member(.admin, .trainer)
            guard session.claims.role == .admin else { return site.redirect(to: "/admin/classes", for: request) }
            let page = Dashboard(try await site.gym(for: context).analytics())
            return try site.show(page, as: "dashboard", title: "Analytics", for: context)
        }
    }
}

/// The analytics page.
private struct Dashboard: Sendable {
    let tiles: [Tile]
    let charts: [BarChart]

    struct Tile: Sendable {
        let label: String
        let value: String
    }

    init(_ analytics: Analytics) {
        let seats = analytics.types.reduce(0) { $0 + $1.capacity }
        let taken = analytics.types.reduce(0) { $0 + $1.booked }
        tiles = [
            Tile(label: "Members", value: "\(analytics.members)"),
            Tile(label: "Bookings", value: "\(analytics.days.reduce(0) { $0 + $1.bookings })"),
            Tile(label: "Cancellations", value: "\(analytics.days.reduce(0) { $0 + $1.cancellations })"),
            Tile(label: "Seats taken", value: Self.percent(taken, of: seats)),
        ]
        charts = [Self.days(analytics.days), Self.types(analytics.types)]
    }

    /// The backend leaves out days on which nothing happened; the chart does not.
    private static func days(_ known: [Analytics.Day]) -> BarChart {
        let byDate = Dictionary(known.map { ($0.date, $0) }, uniquingKeysWith: { first, _ in first })
        let today = WallClock(.now)
        let dates = known.isEmpty ? [] : Set((-30...0).map { today.adding(days: $0).date }).union(byDate.keys).sorted()
        return bars(dates.map { byDate[$0] ?? Analytics.Day(date: $0) })
    }

    private static func bars(_ days: [Analytics.Day]) -> BarChart {
        BarChart(
            "days",
            "Bookings by day",
            columns: ["Day", "Bookings", "Cancellations"],
            days.map {
                BarChart.Value(
                    label: WallClock($0.date).map { "\($0.day) \($0.monthName.prefix(3))" } ?? $0.date,
                    amount: $0.bookings,
                    cells: [$0.date, "\($0.bookings)", "\($0.cancellations)"]
                )
            }
        )
    }

    private static func types(_ types: [Analytics.ClassType]) -> BarChart {
        BarChart(
            "types",
            "Seats taken by type of class",
            columns: ["Type", "Classes", "Seats", "Taken", "Share"],
            types.map {
                let title = GymClass.title(of: $0.type)
                return BarChart.Value(
                    label: title,
                    amount: $0.booked,
                    limit: $0.capacity,
                    cells: [
                        title, "\($0.classes)", "\($0.capacity)", "\($0.booked)", percent($0.booked, of: $0.capacity),
                    ]
                )
            }
        )
    }

    private static func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "–" : "\((part * 100 + whole / 2) / whole) %"
    }
}
