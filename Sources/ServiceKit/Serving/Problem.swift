import FoundationEssentials
public import HTTPTypes
public import Hummingbird
import NIOCore

/// What went wrong with a request, as RFC 9457 has it: thrown by handlers, and sent as `application/problem+json`.
public struct Problem: Error, Sendable {
    /// A value that is wrong.
    public struct FieldError: Codable, Hashable, Sendable {
        /// Its name, for example `email`.
        public let field: String
        /// What is wrong, as a phrase: `must have 10 to 128 characters`.
        public let message: String

        public init(_ field: String, _ message: String) {
            self.field = field
            self.message = message
        }
    }

    public let status: HTTPResponse.Status
    /// What happened, for programs: the end of `/problems/…`; nil where the status says it all.
    public let kind: String?
    /// The same, for people.
    public let title: String
    public let detail: String?
    public let errors: [FieldError]
    /// Headers that belong to it, such as `Retry-After`.
    public let headers: HTTPFields

    public init(
        _ status: HTTPResponse.Status,
        kind: String? = nil,
        title: String? = nil,
        detail: String? = nil,
        errors: [FieldError] = [],
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.kind = kind
        self.title = title ?? status.reasonPhrase
        self.detail = detail
        self.errors = errors
        self.headers = headers
    }

    /// Values are wrong.
    public static func invalid(_ errors: [FieldError]) -> Problem {
        Problem(.unprocessableContent, kind: "invalid-values", title: "Values are wrong", errors: errors)
    }

    /// Whoever asked should come back later.
    ///
    /// - Parameter seconds: how much later.
    public static func later(
        _ status: HTTPResponse.Status = .serviceUnavailable,
        seconds: Int,
        kind: String,
        title: String
    ) -> Problem {
        Problem(status, kind: kind, title: title, headers: [.retryAfter: "\(seconds)"])
    }
}

/// An error that the API has a problem for.
public protocol ProblemConvertible: Error {
    var problem: Problem { get }
}

extension Problem: ProblemConvertible {
    public var problem: Problem { self }
}

extension Problem: HTTPResponseError {
    private struct Document: Encodable {
        let type, title: String
        let status: Int
        let detail: String?
        let errors: [FieldError]?
    }

    /// The problem as JSON.
    var json: Data {
        let document = Document(
            type: kind.map { "/problems/\($0)" } ?? "about:blank",
            title: title,
            status: status.code,
            detail: detail,
            errors: errors.isEmpty ? nil : errors
        )
        return (try? JSONEncoder().encode(document)) ?? Data()
    }

    public func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: json)))
    }
}
