import GRPCCore
import GymAPI
import GymBackend
import GymCore
import ServiceKit
import SwiftProtobuf

/// `gym.main.v1.MemberService`.
struct MemberCalls: Gym_Main_V1_MemberService.SimpleServiceProtocol {
    let gym: Gym
    let accounts: Accounts

    func getMe(request: Google_Protobuf_Empty, context: ServerContext) async throws -> Gym_Main_V1_Member {
        try await Gym_Main_V1_Member(gym.me(Session.requiredCaller()))
    }

    func updateMe(request: Gym_Main_V1_UpdateMeRequest, context: ServerContext) async throws -> Gym_Main_V1_Member {
        let change = MemberChange(
            name: request.hasName ? request.name : nil,
            plan: request.hasPlan ? request.plan : nil
        )
        let caller = try Session.requiredCaller()
        return try await Gym_Main_V1_Member(gym.updateMe(change, version: Int(request.version), as: caller))
    }

    func changePassword(
        request: Gym_Main_V1_ChangePasswordRequest,
        context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        try await accounts.changePassword(
            from: request.currentPassword,
            to: request.newPassword,
            as: Session.required()
        )
        return Google_Protobuf_Empty()
    }

    func listPlans(request: Google_Protobuf_Empty, context: ServerContext) async throws -> Gym_Main_V1_ListPlansResponse
    {
        _ = try Session.required()
        let plans = try await gym.plans()
        return .with { $0.plans = plans.map(Gym_Main_V1_Plan.init) }
    }

    func listMembers(
        request: Gym_Main_V1_ListMembersRequest,
        context: ServerContext
    ) async throws -> Gym_Main_V1_ListMembersResponse {
        let caller = try Session.requiredCaller()
        let page = try pageRequest(size: request.pageSize, token: request.pageToken)
        let members = try await gym.members(matching: request.query, page, as: caller)
        return .with {
            $0.members = members.items.map(Gym_Main_V1_Member.init)
            $0.nextPageToken = members.next ?? ""
        }
    }

    func getMember(request: Gym_Main_V1_GetMemberRequest, context: ServerContext) async throws -> Gym_Main_V1_Member {
        try await Gym_Main_V1_Member(gym.member(request.id, as: Session.requiredCaller()))
    }

    func updateMember(
        request: Gym_Main_V1_UpdateMemberRequest,
        context: ServerContext
    ) async throws -> Gym_Main_V1_Member {
        let caller = try Session.requiredCaller()
        if request.hasRole, request.role.role == nil { throw Problem.invalid([.init("role", "is not known")]) }
        let change = MemberChange(
            name: request.hasName ? request.name : nil,
            plan: request.hasPlan ? request.plan : nil,
            role: request.hasRole ? request.role.role : nil
        )
        let version = Int(request.version)
        return try await Gym_Main_V1_Member(gym.updateMember(request.id, change, version: version, as: caller))
    }
}
