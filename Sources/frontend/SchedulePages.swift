import GymWeb
import Hummingbird

/// The start, the calendar, and a class on its own.
struct SchedulePages: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/", use: home)
        router.get("/classes", use: week)
        router.get("/classes/:class", use: gymClass)
    }

    private func home(_ request: Request, _ context: WebContext) async throws -> Response {
        let gym = site.gym(for: context)
        async let next = gym.nextClasses(6)
        async let cards = cards(for: context)
        let page = Home(next: try await next.filter { $0.cancelled == false }, cards: try await cards)
        return try site.show(page, as: "home", title: "Welcome", isLive: true, for: context)
    }

    private func week(_ request: Request, _ context: WebContext) async throws -> Response {
        let asked = request.uri.queryParameters["week"].flatMap { WallClock(String($0)) }
        let monday = (asked ?? WallClock(.now)).monday
        async let classes = site.gym(for: context).classes(
            from: monday.moment,
            to: monday.adding(days: 7).moment
        )
        async let cards = cards(for: context)
        let page = Calendar(
            try await classes.filter { $0.cancelled == false },
            monday: monday,
            cards: try await cards
        )
        return try site.show(page, as: "classes", title: "Classes", isLive: true, for: context)
    }

    private func gymClass(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member()
        async let found = site.gym(for: context).gymClass(context.parameter("class"))
        async let cards = cards(for: context)
        let page = ClassPage(card: try await cards.card(found))
        return try site.show(page, as: "class", title: page.card.title, isLive: true, for: context)
    }

    /// What the reader holds; a hundred bookings reach back far enough.
    private func cards(for context: WebContext) async throws -> Cards {
        guard context.session != nil else { return Cards([], canBook: false) }
        return Cards(try await site.gym(for: context).myBookings(100).items, canBook: true)
    }
}

/// The first page.
private struct Home: Sendable {
    var next: [ClassCard]

    init(next: [GymClass], cards: Cards) {
        self.next = next.map { cards.card($0, tellsDay: true) }
    }
}

/// A class on its own.
private struct ClassPage: Sendable {
    var card: ClassCard
}
