/// The forms of DNS names that Kubernetes and Istio ask for.
///
/// Source: Istio, `pkg/config/validation/agent/validation.go`; RFC 1123.
public enum DNSSyntax {
    /// Lower-case letters, digits and `-`, with a letter or digit at both ends, at most 63.
    public static func isLabel(_ text: String) -> Bool {
        text.utf8.count <= 63 && isLabel(text.utf8[...], upper: false)
    }

    /// A label with capital letters too, as Istio takes it for the names of ports and subsets.
    public static func isLabelInAnyCase(_ text: String) -> Bool {
        text.utf8.count <= 63 && isLabel(text.utf8[...], upper: true)
    }

    /// Labels joined by dots, at most 253 characters: the names of most Kubernetes objects.
    public static func isSubdomain(_ text: String) -> Bool {
        text.utf8.count <= 253 && labels(of: text).allSatisfy { $0.count <= 253 && isLabel($0, upper: false) }
    }

    /// What is wrong with a full domain name; `nil` if nothing is. One dot may stand at its end.
    public static func problem(ofFullName text: String) -> String? {
        if text.isEmpty { return "it is empty" }
        if text.utf8.count > 255 { return "it has more than 255 characters" }
        var labels = labels(of: text)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        if let bad = labels.first(where: { $0.count > 63 || !isLabel($0, upper: true) }) {
            return "'\(Substring(bad))' is no part of a domain name"
        }
        if labels.last?.allSatisfy({ $0 &- 0x30 < 10 }) == true { return "its last part is a number" }
        return nil
    }

    /// What is wrong with a domain name that may begin with `*`; `nil` if nothing is.
    ///
    /// `*`, `*.example.com` and `*-a.example.com` are good; a `*` anywhere else is not.
    public static func problem(ofWildcardName text: String) -> String? {
        guard HostName.isWildcard(text) else {
            return text.holds("*") ? "'*' may only stand at its beginning" : problem(ofFullName: text)
        }
        let rest = text.dropFirst()
        if rest.isEmpty { return nil }
        if rest.holds("*") { return "'*' may only stand at its beginning" }
        if rest.hasPrefix(".") { return problem(ofFullName: String(rest.dropFirst())) }
        // `*-foo.com`: with any letter in place of the star it has to be a name.
        return problem(ofFullName: "a" + rest)
    }

    private static func labels(of text: String) -> [Substring.UTF8View] {
        text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    }

    private static func isLabel(_ text: Substring.UTF8View, upper: Bool) -> Bool {
        guard let first = text.first, let last = text.last, first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else {
            return false
        }
        return text.allSatisfy { byte in
            byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "a") < 26
                || upper && byte &- UInt8(ascii: "A") < 26
        }
    }
}
