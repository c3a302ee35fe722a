/// A text to be checked, and what people call it.
public final class LintSource: Sendable {
    /// The path as the user would write it; `-` for the standard input.
    public let name: String
    public let bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    public convenience init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}
