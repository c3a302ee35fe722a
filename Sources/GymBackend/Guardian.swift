public import GymCore
import HTTPTypes
public import Hummingbird
import ServiceKit

/// Finds out who sends a request.
public struct Guardian: Sendable {
    private static let cookie = "gym-token"

    private let tokens: Tokens

    public init(tokens: Tokens) {
        self.tokens = tokens
    }

    /// The log-in of whoever sends a request; throws 401 where there is none.
    ///
    /// For reading, a cookie will do; for changing it will not, since browsers send it along with what other sites make them send.
    public func session(of request: Request) async throws -> Session {
        if let header = request.headers[.authorization] {
            guard let token = Self.bearer(header) else { throw Problem.unauthorized() }
            return try await tokens.session(of: token)
        }
        guard request.method == .get || request.method == .head, let token = request.cookies[Self.cookie]?.value else {
            throw Problem.unauthorized()
        }
        return try await tokens.session(of: token)
    }

    /// Who sends a request; throws 401 where nobody is logged in.
    public func caller(of request: Request) async throws -> Caller {
        try await session(of: request).caller
    }

    /// The token in the value of a header `Authorization`.
    static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
