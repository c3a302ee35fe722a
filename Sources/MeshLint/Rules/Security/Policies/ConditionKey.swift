/// The attributes that conditions of policies may ask for.
///
/// Source: Istio, "Authorization Policy Conditions" and `pkg/config/security/security.go`.
enum ConditionKey {
    private static let plain: Set<String> = [
        "source.ip", "remote.ip", "source.namespace", "source.principal", "source.serviceAccount", "source.trustDomain",
        "request.auth.principal", "request.auth.audiences", "request.auth.presenter", "destination.ip",
        "destination.port", "connection.sni",
    ]
    private static let named = ["request.headers", "request.auth.claims", "experimental."]
    private static let removed = [
        "destination.namespace", "destination.labels", "destination.name", "destination.user",
    ]

    /// What is wrong with a key; `nil` if nothing is.
    static func problem(of key: String) -> String? {
        if plain.contains(key) { return nil }
        if key.isEmpty { return "the condition has no key" }
        if removed.contains(where: key.hasPrefix) { return "'\(key)' is an attribute that Istio no longer has" }
        guard named.contains(where: key.hasPrefix) else { return "'\(key)' is no attribute that Istio knows" }
        guard key.hasSuffix("]"), let open = key.firstIndex(of: "["), open > key.startIndex,
            key[open...].utf8.count > 2
        else { return "'\(key)' needs a name in brackets" }
        return nil
    }

    /// What is wrong with a value that the attribute is compared with; `nil` if nothing is.
    static func problem(ofValue value: String, for key: String) -> String? {
        switch key {
        case "source.serviceAccount": PolicyValue.problem(ofServiceAccount: value)
        case "source.trustDomain": PolicyValue.problem(ofTrustDomain: value)
        case _ where value.isEmpty: "an empty text matches nothing"
        case "source.ip", "remote.ip", "destination.ip": PolicyValue.problem(ofAddress: value)
        case "destination.port": PolicyValue.problem(ofPort: value)
        default: nil
        }
    }

    /// Whether only HTTP requests have the attribute.
    static func isHTTP(_ key: String) -> Bool { key.hasPrefix("request.") }
}
