import GymWeb
import Hummingbird

/// Booking, cancelling, and what somebody has booked.
struct BookingPages: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/bookings", use: list)
        router.post("/classes/:class/book", use: book)
        router.post("/bookings/:booking/cancel", use: cancel)
    }

    private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member()
        let gym = site.gym(for: context)
        let bookings = try await gym.myBookings(30, from: request.uri.queryParameters["cursor"].map(String.init))
        let open = bookings.items.filter { $0.state != .cancelled }
        let page = BookingList(try await classes(of: open, in: gym), bookings: open, next: bookings.next)
        return try site.show(page, as: "bookings", title: "My bookings", isLive: true, for: context)
    }

    private func classes(of bookings: [Booking], in gym: Gym) async throws -> [GymClass] {
        try await withThrowingTaskGroup(of: GymClass.self) { group in
            for id in Set(bookings.map(\.class)) { group.addTask { try await gym.gymClass(id) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func book(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member()
        let back = back(from: context)
        do {
            let booking = try await site.gym(for: context).book(
                context.parameter("class"),
                key: context.form["key"] ?? IdempotencyKey.new()
            )
            return site.redirect(to: back, saying: booking.state == .waiting ? .waiting : .booked, for: request)
        } catch let problem as BackendProblem where problem.status == 409 {
            return site.redirect(to: back, saying: Notice(problem), for: request)
        }
    }

    private func cancel(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member()
        do {
            try await site.gym(for: context).cancelBooking(context.parameter("booking"))
            return site.redirect(to: back(from: context), saying: .bookingCancelled, for: request)
        } catch let problem as BackendProblem where problem.status == 409 {
            return site.redirect(to: back(from: context), saying: Notice(problem), for: request)
        }
    }

    private func back(from context: WebContext) -> String { LocalPath(context.form["back"])?.text ?? "/bookings" }
}

/// What somebody has booked.
private struct BookingList: Sendable {
    var upcoming: [ClassCard]
    var past: [ClassCard]
    /// The path of the older ones.
    var more: String?

    init(_ classes: [GymClass], bookings: [Booking], next: String?) {
        let cards = Cards(bookings, canBook: false)
        let sorted = classes.sorted { $0.startsAt < $1.startsAt }.map { cards.card($0, tellsDay: true) }
        upcoming = sorted.filter { $0.isPast == false }
        past = sorted.filter(\.isPast).reversed()
        more = next.map { "/bookings?cursor=\(Query.escaped($0))" }
    }
}
