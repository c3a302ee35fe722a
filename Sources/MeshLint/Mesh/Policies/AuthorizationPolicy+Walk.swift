import MeshModel
import YAML

extension Located<AuthorizationPolicy> {
    /// The rules, with the way to each.
    var rules: [(rule: AuthorizationPolicy.Rule, path: FieldPath)] {
        (resource.spec.rules ?? []).enumerated().map { ($1, FieldPath.root.spec.rules[$0]) }
    }
}

extension AuthorizationPolicy.Source {
    /// The lists of the source by the names of their fields, without those that are not given.
    var lists: [(name: String, values: [String])] {
        let all: [(String, [String]?)] = [
            ("principals", principals), ("notPrincipals", notPrincipals),
            ("requestPrincipals", requestPrincipals), ("notRequestPrincipals", notRequestPrincipals),
            ("namespaces", namespaces), ("notNamespaces", notNamespaces),
            ("serviceAccounts", serviceAccounts), ("notServiceAccounts", notServiceAccounts),
            ("trustDomains", trustDomains), ("notTrustDomains", notTrustDomains),
            ("ipBlocks", ipBlocks), ("notIpBlocks", notIpBlocks),
            ("remoteIpBlocks", remoteIpBlocks), ("notRemoteIpBlocks", notRemoteIpBlocks),
        ]
        return all.compactMap { name, values in values.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }
}

extension AuthorizationPolicy.Operation {
    /// The lists of the operation by the names of their fields, without those that are not given.
    var lists: [(name: String, values: [String])] {
        let all: [(String, [String]?)] = [
            ("hosts", hosts), ("notHosts", notHosts), ("ports", ports), ("notPorts", notPorts),
            ("methods", methods), ("notMethods", notMethods), ("paths", paths), ("notPaths", notPaths),
        ]
        return all.compactMap { name, values in values.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }
}

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
