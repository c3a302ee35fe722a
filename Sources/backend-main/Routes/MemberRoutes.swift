import GymBackend
import GymCore
import Hummingbird
import ServiceKit

/// `/api/main/me`, `/api/main/members` and `/api/main/plans`.
struct MemberRoutes: Sendable {
    private struct Change: Decodable {
        let name, plan: String?
        let role: Role?

        var change: MemberChange { MemberChange(name: name, plan: plan, role: role) }
    }
    private struct ProfileChange: Decodable {
        let name, plan: String?

        var change: MemberChange { MemberChange(name: name, plan: plan) }
    }
    private struct Plans: Encodable {
        let items: [Plan]
    }

    let gym: Gym
    let guardian: Guardian
    let bodyLimit: Int

    func add(to router: Router<some RequestContext>) {
        let api = router.group("/api/main")
        api.get("me") { request, _ in
            try await respond(gym.me(guardian.caller(of: request)))
        }
        api.patch("me") { request, _ in
            let caller = try await guardian.caller(of: request)
            let version = try request.expectedVersion()
            let body = try await request.decodeJSON(ProfileChange.self, limit: bodyLimit)
            return try await respond(gym.updateMe(body.change, version: version, as: caller))
        }
        api.get("plans") { request, _ in
            _ = try await guardian.caller(of: request)
            return try await Response.json(Plans(items: gym.plans()))
        }
        addMembers(to: api.group("members"))
    }

    private func addMembers(to members: RouterGroup<some RequestContext>) {
        members.get { request, _ in
            let caller = try await guardian.caller(of: request)
            let query = try request.text("q", longest: 100) ?? ""
            return try await Response.json(gym.members(matching: query, request.pageRequest(), as: caller))
        }
        members.get(":member") { request, context in
            let caller = try await guardian.caller(of: request)
            return try await respond(gym.member(context.parameters.require("member"), as: caller))
        }
        members.patch(":member") { request, context in
            let caller = try await guardian.caller(of: request)
            let version = try request.expectedVersion()
            let body = try await request.decodeJSON(Change.self, limit: bodyLimit)
            let id = try context.parameters.require("member")
            return try await respond(gym.updateMember(id, body.change, version: version, as: caller))
        }
    }

    private func respond(_ member: Member) throws -> Response {
        try .json(member, headers: [.eTag: entityTag(member.version)])
    }
}
