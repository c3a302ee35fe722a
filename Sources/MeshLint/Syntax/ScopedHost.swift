/// A host of a gateway or of a sidecar's egress listener: `namespace/dnsName`.
///
/// Source: Istio, `pkg/config/validation/agent/validation.go` (`ValidateNamespaceSlashWildcardHostname`).
struct ScopedHost: Hashable {
    /// `*`, `.`, `~` or a name; `nil` where only the DNS name is written.
    let namespace: Substring?
    let name: Substring

    init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        namespace = parts.count == 2 ? parts[0] : nil
        name = parts.count == 2 ? parts[1] : text[...]
    }

    /// What is wrong with it; `nil` if nothing is.
    ///
    /// - Parameters:
    ///   - allowsNobody: whether `~`, which stands for no namespace, is one.
    ///   - allowsAddresses: whether an IP address can stand for the name.
    func problem(allowsNobody: Bool, allowsAddresses: Bool) -> String? {
        if namespace?.isEmpty == true { return "there is no namespace before the '/' of '/\(name)'" }
        if name.isEmpty, let namespace { return "there is no host after the '/' of '\(namespace)/'" }
        if let namespace, !isNamespace(namespace, allowsNobody) {
            return "'\(namespace)' is neither a namespace nor one of '*' and '.'"
        }
        // Istio takes an address without dots, such as `::1`, for a short name.
        if allowsAddresses, name.contains("."), IPAddress(String(name)) != nil { return nil }
        return problemOfName
    }

    private func isNamespace(_ text: Substring, _ allowsNobody: Bool) -> Bool {
        text == "*" || text == "." || allowsNobody && text == "~" || DNSSyntax.isLabel(String(text))
    }

    private var problemOfName: String? {
        if name == "*" { return nil }
        if name.hasPrefix("*"), !name.hasPrefix("*.") { return "the '*' of '\(name)' stands for a part of a label" }
        if let problem = DNSSyntax.problem(ofWildcardName: String(name)) { return "'\(name)' is no host: \(problem)" }
        return name.contains(".") ? nil : "'\(name)' is a short name, which is not completed here"
    }
}
