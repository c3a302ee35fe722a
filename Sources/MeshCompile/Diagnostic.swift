/// One thing the compiler says about the sources of a mesh.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable { case error, warning, note }

    public var severity: Severity
    /// What is wrong: lower case, no full stop.
    public var message: String
    /// Where; `nil` for what belongs to no place.
    public var place: Place?
    /// What to write instead, in words, such as `did you mean 'backendMain'?`.
    public var suggestion: String?
    /// Places that explain it.
    public var notes: [Diagnostic] = []

    /// A place in a source, with the line that stands there.
    public struct Place: Hashable, Sendable {
        /// The path, as the user would write it.
        public var path: String
        /// Counted from 1.
        public var line: Int
        /// Counted from 1, in bytes.
        public var column: Int
        /// The line without its end; `nil` if the file has no such line.
        public var text: String?
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The message, the line and a mark below it; ends without a line break.
    public var description: String {
        let start =
            place.map { "\(severity): \($0.path):\($0.line):\($0.column): \(message)" } ?? "\(severity): \(message)"
        let excerpt = place.map { $0.excerpt(suggestion: suggestion) } ?? []
        return ([start] + excerpt + notes.map(\.description)).joined(separator: "\n")
    }
}

extension Diagnostic.Place {
    func excerpt(suggestion: String?) -> [String] {
        guard let text else { return [] }
        let number = String(repeating: " ", count: max(0, 4 - String(line).count)) + String(line)
        let margin = String(repeating: " ", count: number.count)
        let before = String(decoding: text.utf8.prefix(column - 1), as: UTF8.self)
        // A tab in the line is a tab in the margin of the mark, so that both end at one column.
        let indent = String(before.map { $0 == "\t" ? "\t" : " " })
        return ["\(number) | \(text)", "\(margin) | \(indent)^" + (suggestion.map { " \($0)" } ?? "")]
    }
}
