/// Names of which one end may be left open: `front-*`, `*-v1`, `*`.
enum EndPattern {
    static func matches(_ pattern: String, _ text: String) -> Bool {
        if pattern == "*" { return true }
        if pattern.hasSuffix("*") { return text.hasPrefix(pattern.dropLast()) }
        return pattern.hasPrefix("*") ? text.hasSuffix(pattern.dropFirst()) : text == pattern
    }
}
