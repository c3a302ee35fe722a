/// A reason why a request got no answer.
public struct HTTPError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The server cannot be found or does not take connections; the request did not reach it.
        case unreachable
        /// The answer took longer than it may.
        case timedOut
        /// The certificate of the server is not trusted, or is for another name.
        case untrusted
        /// The connection cannot be secured, for example because a client certificate is broken.
        case insecure
        /// The connection broke while the request was on its way.
        case broken
        /// The answer is longer than it may be.
        case tooLarge
        /// The user stopped it.
        case cancelled
        /// The address is none.
        case badAddress
        /// The program that sends requests is missing, cannot start or stopped.
        case noNetwork
    }

    public var code: Code
    /// What went wrong, with the address: lower case, no full stop; never with a secret.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The failure of a request with a number that libcurl gives.
    ///
    /// Source: libcurl-errors(3).
    init(curl number: Int, _ text: String, _ request: HTTPRequest) {
        let code: Code =
            switch number {
            case 1, 3: .badAddress
            case 5, 6, 7, 97: .unreachable
            case 23: .tooLarge
            case 28: .timedOut
            case 60: .untrusted
            case 35, 53, 54, 58, 59, 66, 77, 80, 82, 83, 91, 98: .insecure
            default: .broken
            }
        let words = code == .tooLarge ? "the answer is too long" : text.prefix(1).lowercased() + text.dropFirst()
        self.init(code, "\(request.place): \(words)")
    }
}
