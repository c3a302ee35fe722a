import GymBackend
import GymCore
import Hummingbird
import ServiceKit

/// `/api/main/classes`: the schedule.
struct ClassRoutes: Sendable {
    private struct New: Decodable {
        let type: String
        let trainer: String?
        let startsAt: Moment
        let durationMinutes, capacity: Int

        var new: NewClass {
            NewClass(
                type: type,
                trainer: trainer,
                startsAt: startsAt,
                durationMinutes: durationMinutes,
                capacity: capacity
            )
        }
    }
    private struct Change: Decodable {
        let type, trainer: String?
        let startsAt: Moment?
        let durationMinutes, capacity: Int?

        var change: ClassChange {
            ClassChange(
                type: type,
                trainer: trainer,
                startsAt: startsAt,
                durationMinutes: durationMinutes,
                capacity: capacity
            )
        }
    }

    let gym: Gym
    let guardian: Guardian
    let lists: ClassLists
    let bodyLimit: Int

    func add(to router: Router<some RequestContext>) {
        let classes = router.group("/api/main/classes")
        classes.get { request, _ in try await list(request) }
        classes.post { request, _ in
            let caller = try await guardian.caller(of: request)
            let body = try await request.decodeJSON(New.self, limit: bodyLimit)
            let gymClass = try await gym.schedule(body.new, as: caller)
            return try respond(gymClass, status: .created, headers: [.location: "/api/main/classes/\(gymClass.id)"])
        }
        classes.get(":class") { request, context in
            _ = try await guardian.caller(of: request)
            return try await respond(gym.gymClass(context.parameters.require("class")))
        }
        classes.patch(":class") { request, context in
            let caller = try await guardian.caller(of: request)
            let version = try request.expectedVersion()
            let body = try await request.decodeJSON(Change.self, limit: bodyLimit)
            let id = try context.parameters.require("class")
            return try await respond(gym.change(id, body.change, version: version, as: caller))
        }
        classes.delete(":class") { request, context in
            let caller = try await guardian.caller(of: request)
            try await gym.cancelClass(context.parameters.require("class"), as: caller)
            return Response.noContent
        }
    }

    /// Most requests are for the same few lists: those are kept as they are sent.
    private func list(_ request: Request) async throws -> Response {
        let list = try await lists.list(for: request.uri.query ?? "") {
            let filter = try ClassFilter(
                from: request.moment("from") ?? .now,
                to: request.moment("to"),
                type: request.text("type", longest: 40)
            )
            return try await gym.classes(filter, request.pageRequest())
        }
        if let tag = request.headers[.ifNoneMatch], tag == list.headers[.eTag] {
            return Response(status: .notModified, headers: list.headers)
        }
        return Response(status: .ok, headers: list.headers, body: list.body)
    }

    private func respond(
        _ gymClass: GymClass,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) throws -> Response {
        var headers = headers
        headers[.eTag] = entityTag(gymClass.version)
        return try .json(gymClass, status: status, headers: headers)
    }
}
