import MeshModel

/// The conditions of a rule, by what they ask about.
///
/// Source: Istio, "Authorization Policy Conditions".
enum Conditions {
    /// What a condition becomes: about the caller or about the call; `nil` for a key that is not known.
    enum Part {
        case principals([AnyValue])
        case permissions([AnyValue])
    }

    /// Whether only HTTP requests have what the key names.
    static func needsHTTP(_ key: String) -> Bool { key.hasPrefix("request.") }

    static func part(_ condition: AuthorizationPolicy.Condition) -> Part? {
        let (values, others) = (condition.values, condition.notValues)
        func principals(_ make: (String) -> AnyValue) -> Part { .principals(Principals.both(values, others, make)) }
        func permissions(_ make: (String) -> AnyValue) -> Part { .permissions(Permissions.both(values, others, make)) }
        switch condition.key {
        case "source.ip": return principals { Principals.addresses("direct_remote_ip", $0) }
        case "remote.ip": return principals { Principals.addresses("remote_ip", $0) }
        case "source.namespace": return principals(Principals.namespace)
        case "source.principal": return principals(Principals.identity)
        case "source.serviceAccount": return principals(Principals.serviceAccount)
        case "request.auth.principal": return principals(Principals.requestPrincipal)
        case "request.auth.audiences": return principals { Principals.claim(["aud"], TextPattern($0)) }
        case "request.auth.presenter": return principals { Principals.claim(["azp"], TextPattern($0)) }
        case "destination.ip": return permissions { ["destination_ip": AddressRange.envoy($0)] }
        case "destination.port": return permissions { ["destination_port": AnyValue(Int($0) ?? 0)] }
        case "connection.sni": return permissions { ["requested_server_name": TextPattern($0).matcher()] }
        default: return bracketed(condition.key, principals)
        }
    }

    /// `request.headers[X]` and `request.auth.claims[X][Y]`.
    private static func bracketed(_ key: String, _ principals: (_ make: (String) -> AnyValue) -> Part) -> Part? {
        let names = key.split(separator: "[").dropFirst().map { String($0.prefix { $0 != "]" }) }
        if key.hasPrefix("request.headers["), let name = names.first {
            return principals { ["header": ["name": AnyValue(name), "string_match": TextPattern($0).matcher()]] }
        }
        if key.hasPrefix("request.auth.claims["), !names.isEmpty {
            return principals { Principals.claim(names, TextPattern($0)) }
        }
        return nil
    }
}
