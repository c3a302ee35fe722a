public import GymCore
import HTTPTypes
public import ServiceKit

extension Problem {
    /// Nobody is logged in, or not any more.
    public static func unauthorized(detail: String = "A valid access token is needed.") -> Problem {
        Problem(.unauthorized, detail: detail, headers: [.wwwAuthenticate: #"Bearer realm="gym""#])
    }
}

/// What the gym says no with, as the API has it.
extension GymError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .notFound: Problem(.notFound)
        case .forbidden: Problem(.forbidden)
        case .conflict(let conflict): Problem(.conflict, kind: conflict.rawValue, title: conflict.title)
        case .outdated:
            Problem(.preconditionFailed, kind: "outdated", title: "Somebody else changed it in the meantime")
        case .invalid(let errors): .invalid(errors.map { Problem.FieldError($0.field, $0.message) })
        case .unavailable: .later(seconds: 2, kind: "unavailable", title: "The database or the cache does not answer")
        }
    }
}
