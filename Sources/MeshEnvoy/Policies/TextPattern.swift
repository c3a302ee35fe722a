import MeshModel

/// A value of an AuthorizationPolicy: exact, `prefix*`, `*suffix`, or `*` for anything that is there.
///
/// Source: Istio, "Authorization Policy"; `pilot/pkg/security/authz/matcher`.
struct TextPattern {
    let text: String

    init(_ text: String) { self.text = text }

    var isAny: Bool { text == "*" }

    /// - Parameter lead: what stands before the text in what is matched.
    func matcher(after lead: String = "", ignoresCase: Bool = false) -> AnyValue {
        let flag: AnyValue? = ignoresCase ? true : nil
        if isAny { return ["safe_regex": ["regex": ".+"]] }
        if text.hasPrefix("*") {
            let suffix = String(text.dropFirst())
            return lead.isEmpty
                ? .object(["suffix": AnyValue(suffix), "ignore_case": flag])
                : ["safe_regex": ["regex": AnyValue("\(Self.quoted(lead)).*\(Self.quoted(suffix))")]]
        }
        if text.hasSuffix("*") {
            return .object(["prefix": AnyValue(lead + text.dropLast()), "ignore_case": flag])
        }
        return .object(["exact": AnyValue(lead + text), "ignore_case": flag])
    }

    /// A text as a regular expression that matches just this text.
    static func quoted(_ text: String) -> String {
        var quoted = ""
        for character in text {
            if "\\.+*?()|[]{}^$".contains(character) { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted
    }
}
