/// Why a backend did not do what it was asked (RFC 9457).
public struct BackendProblem: Error, Decodable, Sendable {
    /// What happened, for programs: for example `/problems/class-cancelled`.
    public let type: String?
    /// The same, for people.
    public let title: String
    public let status: Int
    public let detail: String?
    public let errors: [FieldError]?

    /// What is wrong with one value.
    public struct FieldError: Decodable, Sendable {
        public let field: String
        public let message: String

        public init(field: String, message: String) {
            self.field = field
            self.message = message
        }
    }

    /// Values that are wrong before the backend is asked.
    public init(invalid errors: [FieldError]) {
        type = "/problems/invalid-values"
        title = "Values are wrong"
        status = 422
        detail = nil
        self.errors = errors
    }

    public init(status: Int, title: String) {
        type = nil
        self.title = title
        self.status = status
        detail = nil
        errors = nil
    }

    /// What to tell people.
    public var text: String { detail ?? title }

    /// The last part of the type, for example `class-cancelled`.
    public var name: Substring { type?.split(separator: "/").last ?? "" }
}
