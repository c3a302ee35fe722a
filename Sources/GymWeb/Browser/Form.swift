import Hummingbird

/// The fields of a form that a browser sent.
public struct Form: Sendable {
    private let values: [String: String]

    /// - Parameter text: `application/x-www-form-urlencoded`.
    init(_ text: String) throws {
        do {
            values = try URLEncodedFormDecoder().decode([String: String].self, from: text)
        } catch {
            throw HTTPError(.badRequest, message: "The form cannot be read.")
        }
    }

    init() { values = [:] }

    /// The value of a field, without white space around it; `nil` for one that was not sent.
    public subscript(_ name: String) -> String? {
        guard let value = values[name] else { return nil }
        return String(value.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The value of a field exactly as it was typed: for passwords.
    public func exact(_ name: String) -> String { values[name] ?? "" }
}
