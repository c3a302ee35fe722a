import GymWeb
import Hummingbird

/// The schedule, for administrators, and for trainers their own classes.
struct ClassPages: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/admin/classes", use: list)
        router.get("/admin/classes/new") { _, context in
            let session = try context.member(.admin, .trainer)
            return try show(ClassForm.new(for: session), .ok, context)
        }
        router.post("/admin/classes", use: schedule)
        router.get("/admin/classes/:class") { request, context in try await open(request, context) }
        router.post("/admin/classes/:class", use: change)
        router.post("/admin/classes/:class/cancel", use: cancel)
        router.post("/admin/classes/:class/bookings/:booking/cancel", use: cancelBooking)
    }

    private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member(.admin, .trainer)
        let cursor = request.uri.queryParameters["cursor"].map(String.init)
        let page = ClassList(try await site.gym(for: context).schedule(from: .now, cursor: cursor))
        return try site.show(page, as: "classes", title: "Classes", for: context)
    }

    private func schedule(_ request: Request, _ context: WebContext) async throws -> Response {
        let session = try context.member(.admin, .trainer)
        do {
            let gym = site.gym(for: context)
            try await gym.createClass(try await ClassForm.plan(context.form, in: gym))
            return site.redirect(to: "/admin/classes", saying: .classScheduled, for: request)
        } catch let problem as BackendProblem where problem.status == 422 {
            let page = ClassForm.new(for: session).refused(context.form, because: problem)
            return try show(page, .unprocessableContent, context)
        }
    }

    private func show(_ page: FormPage, _ status: HTTPResponse.Status, _ context: WebContext) throws -> Response {
        try site.show(page, as: "form", title: "Schedule a class", status: status, for: context)
    }
}

extension ClassPages {
    private func open(
        _ request: Request,
        _ context: WebContext,
        _ status: HTTPResponse.Status = .ok,
        change: (FormPage) -> FormPage = { $0 }
    ) async throws -> Response {
        let session = try context.member(.admin, .trainer)
        let gym = site.gym(for: context), id = context.parameter("class")
        async let bookings = gym.bookings(of: id, from: request.uri.queryParameters["cursor"].map(String.init))
        let gymClass = try await gym.gymClass(id)
        var page = ClassPage(gymClass, bookings: try await bookings, canCancelBookings: session.claims.role == .admin)
        page.change = change(page.change)
        return try site.show(page, as: "class", title: gymClass.title, status: status, for: context)
    }

    private func change(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member(.admin, .trainer)
        let form = context.form, gym = site.gym(for: context), id = context.parameter("class")
        do {
            try await gym.updateClass(id, try await ClassForm.plan(form, in: gym), version: form["version"] ?? "")
            return site.redirect(to: path(id), saying: .saved, for: request)
        } catch let problem as BackendProblem where problem.status == 422 {
            return try await open(request, context, .unprocessableContent) { $0.refused(form, because: problem) }
        } catch let problem as BackendProblem where [409, 412].contains(problem.status) {
            return site.redirect(to: path(id), saying: Notice(problem), for: request)
        }
    }

    private func cancel(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member(.admin, .trainer)
        try await site.gym(for: context).cancelClass(context.parameter("class"))
        return site.redirect(to: "/admin/classes", saying: .classCancelled, for: request)
    }

    private func cancelBooking(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member(.admin)
        let back = path(context.parameter("class"))
        do {
            try await site.gym(for: context).cancelBooking(context.parameter("booking"))
            return site.redirect(to: back, saying: .bookingCancelled, for: request)
        } catch let problem as BackendProblem where problem.status == 409 {
            return site.redirect(to: back, saying: Notice(problem), for: request)
        }
    }

    private func path(_ id: String) -> String { "/admin/classes/\(Query.escaped(id))" }
}

/// A part of the schedule.
private struct ClassList: Sendable {
    let classes: [Row]
    /// The path of the following part.
    let more: String?

    struct Row: Sendable {
        let id: String
        let title: String
        let startsAt: String
        let when: String
        let trainer: String
        let seats: String
    }

    init(_ page: Page<GymClass>) {
        classes = page.items.map {
            Row(
                id: $0.id,
                title: $0.title,
                startsAt: $0.startsAt.description,
                when: WallClock($0.startsAt).dateAndTime,
                trainer: $0.trainer.name,
                seats: $0.seats
            )
        }
        more = page.next.map { "/admin/classes?cursor=\(Query.escaped($0))" }
    }
}
