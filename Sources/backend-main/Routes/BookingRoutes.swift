import GymBackend
import GymCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// Bookings, by class, by member and one by one, and what they add up to.
struct BookingRoutes: Sendable {
    let gym: Gym
    let guardian: Guardian

    func add(to router: Router<some RequestContext>) {
        let api = router.group("/api/main")
        api.get("me/bookings") { request, _ in
            let caller = try await guardian.caller(of: request)
            return try await Response.json(gym.myBookings(request.pageRequest(), as: caller))
        }
        api.get("classes/:class/bookings") { request, context in
            let caller = try await guardian.caller(of: request)
            let id = try context.parameters.require("class")
            return try await Response.json(gym.bookings(ofClass: id, request.pageRequest(), as: caller))
        }
        api.post("classes/:class/bookings") { request, context in
            let caller = try await guardian.caller(of: request)
            let id = try context.parameters.require("class")
            let booking = try await gym.book(id, key: request.headers[.idempotencyKey], as: caller)
            return try Response.json(
                booking,
                status: .created,
                headers: [.location: "/api/main/bookings/\(booking.id)"]
            )
        }
        api.get("bookings/:booking") { request, context in
            let caller = try await guardian.caller(of: request)
            return try await Response.json(gym.booking(context.parameters.require("booking"), as: caller))
        }
        api.delete("bookings/:booking") { request, context in
            let caller = try await guardian.caller(of: request)
            try await gym.cancelBooking(context.parameters.require("booking"), as: caller)
            return Response.noContent
        }
        api.get("analytics") { request, _ in
            let caller = try await guardian.caller(of: request)
            let span = AnalyticsSpan(from: try request.moment("from"), to: try request.moment("to"))
            return try await Response.json(gym.analytics(from: span.from, to: span.to, as: caller))
        }
    }
}

/// The days that numbers are asked for.
struct AnalyticsSpan {
    let from, to: Moment

    /// Without an end: the last 30 days and the next 7.
    init(from: Moment?, to: Moment?) {
        self.from = from ?? .now - .seconds(30 * 86_400)
        self.to = to ?? .now + .seconds(7 * 86_400)
    }
}

extension HTTPField.Name {
    fileprivate static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .contentLocation
}
