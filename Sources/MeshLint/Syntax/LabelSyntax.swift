/// The forms of labels.
///
/// Source: Kubernetes, "Labels and Selectors": an optional DNS prefix and `/`, then a name of up to 63 characters.
public enum LabelSyntax {
    public static func isKey(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return isName(parts[0])
        case 2: return DNSSyntax.isSubdomain(String(parts[0])) && isName(parts[1])
        default: return false
        }
    }

    public static func isValue(_ text: String) -> Bool { text.isEmpty || isName(text[...]) }

    /// What is wrong with a set of labels, and with which key; `nil` if nothing is.
    public static func problem(of labels: [String: String]) -> (key: String, message: String)? {
        for (key, value) in labels.sorted(by: { $0.key < $1.key }) {
            if !isKey(key) { return (key, "'\(key)' cannot be the name of a label") }
            if !isValue(value) { return (key, "'\(value)' cannot be the value of a label") }
        }
        return nil
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 63 else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
