import GymBackend
import Hummingbird
import ServiceKit

/// `/api/main/auth` and `/api/main/me/password`: opening an account, tokens and their keys.
struct AccountRoutes: Sendable {
    private struct Registration: Decodable {
        let email, name, password: String
    }
    private struct Credentials: Decodable {
        let email, password: String
    }
    private struct RefreshToken: Decodable {
        let refreshToken: String
    }
    private struct PasswordChange: Decodable {
        let currentPassword, newPassword: String
    }

    let accounts: Accounts
    let tokens: Tokens
    let guardian: Guardian
    let bodyLimit: Int

    func add(to router: Router<some RequestContext>) {
        let auth = router.group("/api/main/auth")
        auth.post("register") { request, _ in
            let body = try await request.decodeJSON(Registration.self, limit: bodyLimit)
            let issued = try await accounts.register(email: body.email, name: body.name, password: body.password)
            return try secret(issued, status: .created)
        }
        auth.post("login") { request, _ in
            let body = try await request.decodeJSON(Credentials.self, limit: bodyLimit)
            return try await secret(accounts.logIn(email: body.email, password: body.password))
        }
        auth.post("refresh") { request, _ in
            let body = try await request.decodeJSON(RefreshToken.self, limit: bodyLimit)
            return try await secret(accounts.refresh(body.refreshToken))
        }
        auth.post("logout") { request, _ in
            let body = try await request.decodeJSON(RefreshToken.self, limit: bodyLimit)
            try await accounts.logOut(body.refreshToken)
            return Response.noContent
        }
        auth.get("jwks.json") { _, _ in
            try await Response.json(tokens.keySet(), headers: [.cacheControl: "public, max-age=300"])
        }
        router.put("/api/main/me/password") { request, _ in
            let session = try await guardian.session(of: request)
            let body = try await request.decodeJSON(PasswordChange.self, limit: bodyLimit)
            try await accounts.changePassword(from: body.currentPassword, to: body.newPassword, as: session)
            return Response.noContent
        }
    }

    private func secret(_ issued: IssuedTokens, status: HTTPResponse.Status = .ok) throws -> Response {
        try .json(issued, status: status, headers: [.cacheControl: "no-store"])
    }
}
