/// Values that policies compare identities and addresses with.
///
/// Source: Istio, `pkg/config/security/security.go`.
enum PolicyValue {
    /// What is wrong with an address or a range; `nil` if nothing is.
    static func problem(ofAddress text: String) -> String? {
        IPRange(text) == nil ? "'\(text)' is neither an IP address nor a range of them" : nil
    }

    /// What is wrong with a port: a number up to 65535, 0 too; `nil` if nothing is.
    static func problem(ofPort text: String) -> String? {
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
        return isNumber && Int(text).map { $0 <= 65535 } == true ? nil : "'\(text)' is no port number"
    }

    /// What is wrong with a service account: a name, or a namespace and a name; `nil` if nothing is.
    static func problem(ofServiceAccount text: String) -> String? {
        if text.isEmpty { return "the service account is empty" }
        if text.contains("*") { return "'\(text)' is compared literally: service accounts have no wildcards" }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count > 2 { return "'\(text)' has more than one '/'" }
        return parts.contains(where: \.isEmpty) ? "'\(text)' has nothing on one side of its '/'" : nil
    }

    /// What is wrong with a trust domain, which may have one `*` at one end; `nil` if nothing is.
    static func problem(ofTrustDomain text: String) -> String? {
        if text.isEmpty { return "the trust domain is empty" }
        if text.contains("/") { return "'\(text)' has a '/', and is more than a trust domain" }
        if text.count(where: { $0 == "*" }) > 1 { return "'\(text)' has more than one '*'" }
        let inner = text.dropFirst().dropLast()
        return inner.contains("*")
            ? "'\(text)' has '*' in its middle; only its beginning or end may be a wildcard" : nil
    }
}
