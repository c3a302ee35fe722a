import GRPCCore
import GymAPI
import SwiftProtobuf

/// `gym.main.v1.AuthService`.
struct AuthCalls: Gym_Main_V1_AuthService.SimpleServiceProtocol {
    let accounts: Accounts

    func register(request: Gym_Main_V1_RegisterRequest, context: ServerContext) async throws -> Gym_Main_V1_Tokens {
        let issued = try await accounts.register(email: request.email, name: request.name, password: request.password)
        return Gym_Main_V1_Tokens(issued)
    }

    func logIn(request: Gym_Main_V1_LogInRequest, context: ServerContext) async throws -> Gym_Main_V1_Tokens {
        try await Gym_Main_V1_Tokens(accounts.logIn(email: request.email, password: request.password))
    }

    func refresh(request: Gym_Main_V1_RefreshRequest, context: ServerContext) async throws -> Gym_Main_V1_Tokens {
        try await Gym_Main_V1_Tokens(accounts.refresh(request.refreshToken))
    }

    func logOut(request: Gym_Main_V1_LogOutRequest, context: ServerContext) async throws -> Google_Protobuf_Empty {
        try await accounts.logOut(request.refreshToken)
        return Google_Protobuf_Empty()
    }
}
