import YAML

/// A small value that an edit adds, written in the style of what it is added to.
indirect enum Fragment {
    case text(String)
    case number(Int)
    /// A number, a truth value or nothing, as it was written.
    case word(String)
    case map([(String, Fragment)])
    case list([Fragment])

    /// On one line, with brackets; as JSON where everything around is.
    func flow(isJSON: Bool) -> String {
        switch self {
        case .text(let text): isJSON ? Self.quoted(text) : Self.scalar(text)
        case .number(let number): "\(number)"
        case .word(let word): word
        case .map(let entries):
            "{" + entries.map { "\(Self.key($0.0, isJSON)): \($0.1.flow(isJSON: isJSON))" }.joined(separator: ", ")
                + "}"
        case .list(let items): "[" + items.map { $0.flow(isJSON: isJSON) }.joined(separator: ", ") + "]"
        }
    }

    /// As lines below each other; the first one without its indent, the others `indent` spaces further in than nothing.
    func block(indent: Int, newline: String) -> String {
        let margin = newline + String(repeating: " ", count: indent)
        switch self {
        case .text, .number, .word: return flow(isJSON: false)
        case _ where isEmpty: return flow(isJSON: false)
        case .map(let entries):
            return entries.map { key, value in Self.blockEntry(key, value, indent, newline) }.joined(separator: margin)
        case .list(let items):
            return items.map { "- " + $0.block(indent: indent + 2, newline: newline) }.joined(separator: margin)
        }
    }

    /// `key: value` as the entry of a block mapping whose keys stand at `indent`.
    static func blockEntry(_ key: String, _ value: Fragment, _ indent: Int, _ newline: String) -> String {
        switch value {
        case .text, .number, .word: return "\(scalar(key)): \(value.flow(isJSON: false))"
        case _ where value.isEmpty: return "\(scalar(key)): \(value.flow(isJSON: false))"
        case .map, .list:
            let inner = newline + String(repeating: " ", count: indent + 2)
            return "\(scalar(key)):\(inner)\(value.block(indent: indent + 2, newline: newline))"
        }
    }

    private var isEmpty: Bool {
        switch self {
        case .map(let entries): entries.isEmpty
        case .list(let items): items.isEmpty
        default: false
        }
    }

    static func key(_ key: String, _ isJSON: Bool) -> String { isJSON ? quoted(key) : scalar(key) }

    /// Plain where every reader takes it for text.
    private static func scalar(_ text: String) -> String {
        let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        let isPlain = text.utf8.enumerated().allSatisfy { place, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
                UInt8(ascii: "_"):
                place > 0
            default: false
            }
        }
        return isPlain && !text.isEmpty && !words.contains(text.lowercased()) ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { character in
            switch character {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            default: String(character)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}
