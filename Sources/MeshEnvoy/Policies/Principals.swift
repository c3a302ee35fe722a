import MeshModel

/// Who a rule is about, as principals of Envoy's RBAC filters.
///
/// Source: Istio, `pilot/pkg/security/authz/model/generator.go`.
enum Principals {
    typealias Source = AuthorizationPolicy.Source

    static let any: AnyValue = ["any": true]

    /// All of what a source says must hold.
    static func envoy(_ source: Source) -> [AnyValue] {
        let pairs: [([String]?, [String]?, (String) -> AnyValue)] = [
            (source.principals, source.notPrincipals, identity),
            (source.requestPrincipals, source.notRequestPrincipals, requestPrincipal),
            (source.namespaces, source.notNamespaces, namespace),
            (source.serviceAccounts, source.notServiceAccounts, serviceAccount),
            (source.trustDomains, source.notTrustDomains, trustDomain),
            (source.ipBlocks, source.notIpBlocks, { addresses("direct_remote_ip", $0) }),
            (source.remoteIpBlocks, source.notRemoteIpBlocks, { addresses("remote_ip", $0) }),
        ]
        return pairs.flatMap { both($0.0, $0.1, $0.2) }
    }

    /// One of the values, and none of the others.
    static func both(_ values: [String]?, _ others: [String]?, _ principal: (String) -> AnyValue) -> [AnyValue] {
        var all: [AnyValue] = []
        if let values, !values.isEmpty { all.append(["or_ids": ["ids": AnyValue(values.map(principal))]]) }
        if let others, !others.isEmpty { all.append(["not_id": ["or_ids": ["ids": AnyValue(others.map(principal))]]]) }
        return all
    }

    static func identity(_ text: String) -> AnyValue {
        authenticated(TextPattern(text).matcher(after: text == "*" ? "" : "spiffe://"))
    }

    static func namespace(_ text: String) -> AnyValue {
        authenticated(["safe_regex": ["regex": AnyValue(".*/ns/\(wildcard(text))/.*")]])
    }

    /// An account as `namespace/name`, or a name alone for any namespace.
    static func serviceAccount(_ text: String) -> AnyValue {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        let (namespace, name) = parts.count == 2 ? (wildcard(parts[0]), parts[1]) : ("[^/]+", text)
        return authenticated(["safe_regex": ["regex": AnyValue("spiffe://.+/ns/\(namespace)/sa/\(wildcard(name))")]])
    }

    static func trustDomain(_ text: String) -> AnyValue {
        authenticated(["safe_regex": ["regex": AnyValue("spiffe://\(wildcard(text))/.*")]])
    }

    private static func authenticated(_ matcher: AnyValue) -> AnyValue {
        ["authenticated": ["principal_name": matcher]]
    }

    /// A text with `*` as a regular expression.
    private static func wildcard(_ text: String) -> String {
        text.split(separator: "*", omittingEmptySubsequences: false).map { TextPattern.quoted(String($0)) }
            .joined(separator: "[^/]*")
    }

    /// The issuer and the subject of a token, joined by a slash.
    static func requestPrincipal(_ text: String) -> AnyValue {
        if text == "*" {
            return ["and_ids": ["ids": [claim(["iss"], TextPattern("*")), claim(["sub"], TextPattern("*"))]]]
        }
        guard let slash = text.lastIndex(of: "/") else { return claim(["iss"], TextPattern(text)) }
        let issuer = String(text[..<slash])
        let subject = String(text[text.index(after: slash)...])
        let parts = [
            issuer.isEmpty ? nil : claim(["iss"], TextPattern(issuer)),
            subject.isEmpty ? nil : claim(["sub"], TextPattern(subject)),
        ]
        return ["and_ids": ["ids": AnyValue(parts.compactMap { $0 })]]
    }

    /// A claim of the token, which may be one text or a list of them.
    static func claim(_ path: [String], _ pattern: TextPattern) -> AnyValue {
        let matcher = pattern.matcher()
        let one: AnyValue = ["string_match": matcher]
        return [
            "or_ids": [
                "ids": [
                    metadata(path, one),
                    metadata(path, ["list_match": ["one_of": one]]),
                ]
            ]
        ]
    }

    private static func metadata(_ path: [String], _ value: AnyValue) -> AnyValue {
        [
            "metadata": [
                "filter": "envoy.filters.http.jwt_authn",
                "path": AnyValue((["payload"] + path).map { ["key": AnyValue($0)] as AnyValue }),
                "value": value,
            ]
        ]
    }

    static func addresses(_ field: String, _ text: String) -> AnyValue {
        AnyValue.object([field: AddressRange.envoy(text)])
    }
}

/// A range of addresses in CIDR notation, or one address.
enum AddressRange {
    static func envoy(_ text: String) -> AnyValue {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        let whole = text.contains(":") ? 128 : 32
        return [
            "address_prefix": AnyValue(parts.first ?? text),
            "prefix_len": AnyValue(parts.count == 2 ? Int(parts[1]) ?? whole : whole),
        ]
    }
}
