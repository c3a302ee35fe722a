import GymCore
import Hummingbird
import ServiceKit

extension Request {
    /// The part of a list that is asked for, by `limit` and `cursor`.
    func pageRequest() throws -> PageRequest {
        let parameters = uri.queryParameters
        let cursor = parameters["cursor"].map(String.init)
        guard let text = parameters["limit"] else { return PageRequest(cursor: cursor) }
        guard let limit = Int(text), (1...100).contains(limit) else {
            throw Problem.invalid([.init("limit", "must be 1 to 100")])
        }
        return PageRequest(limit: limit, cursor: cursor)
    }

    /// A time in the query; nil where there is none.
    func moment(_ name: String) throws -> Moment? {
        guard let text = uri.queryParameters[Substring(name)] else { return nil }
        guard let moment = Moment(String(text)) else {
            throw Problem.invalid([.init(name, "must be a time such as 2026-11-25T18:00:00Z")])
        }
        return moment
    }

    /// A text in the query; nil where there is none.
    func text(_ name: String, longest: Int) throws -> String? {
        guard let text = uri.queryParameters[Substring(name)] else { return nil }
        // Databases disagree on what a zero means in a text.
        guard text.unicodeScalars.count <= longest, !text.contains("\0") else {
            throw Problem.invalid([.init(name, "must have \(longest) characters at the most, and no zero")])
        }
        return String(text)
    }

    /// The version that a change was made from, by `If-Match`; throws 428 where it is missing.
    func expectedVersion() throws -> Int {
        guard let tag = headers[.ifMatch] else {
            throw Problem(
                .preconditionRequired,
                kind: "version-required",
                title: "The header If-Match must tell the version that the change was made from"
            )
        }
        guard let version = Int(tag.filter { $0 != "\"" }) else { throw GymError.outdated }
        return version
    }
}

/// A version as the value of a header `ETag`.
func entityTag(_ version: Int) -> String { "\"\(version)\"" }
