import GymBackend
import GymCore
import ServiceKit

extension Session {
    /// The log-in of whoever calls; throws 401 where there is none.
    static func required() throws -> Session {
        guard let current else { throw Problem.unauthorized() }
        return current
    }

    /// Who calls; throws 401 where nobody is logged in.
    static func requiredCaller() throws -> Caller { try required().caller }
}

/// The part of a list that is asked for; a size of 0 means the usual one.
func pageRequest(size: Int32, token: String) throws -> PageRequest {
    guard (0...100).contains(size) else { throw Problem.invalid([.init("page_size", "must be 1 to 100")]) }
    return PageRequest(limit: size == 0 ? 20 : Int(size), cursor: token.isEmpty ? nil : token)
}
