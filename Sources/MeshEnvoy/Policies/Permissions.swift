import MeshModel

/// What a rule is about, as permissions of Envoy's RBAC filters.
///
/// Source: Istio, `pilot/pkg/security/authz/model/generator.go`.
enum Permissions {
    static let any: AnyValue = ["any": true]

    /// All of what an operation says must hold.
    ///
    /// - Parameter isHTTP: whether hosts, methods and paths are known at all.
    static func envoy(_ operation: AuthorizationPolicy.Operation, isHTTP: Bool) -> [AnyValue] {
        var all = both(operation.ports, operation.notPorts) { ["destination_port": AnyValue(Int($0) ?? 0)] }
        guard isHTTP else { return all }
        all += both(operation.hosts, operation.notHosts) {
            ["header": ["name": ":authority", "string_match": TextPattern($0).matcher(ignoresCase: true)]]
        }
        all += both(operation.methods, operation.notMethods) {
            ["header": ["name": ":method", "string_match": TextPattern($0).matcher()]]
        }
        all += both(operation.paths, operation.notPaths, path)
        return all
    }

    static func both(_ values: [String]?, _ others: [String]?, _ permission: (String) -> AnyValue) -> [AnyValue] {
        var all: [AnyValue] = []
        if let values, !values.isEmpty { all.append(["or_rules": ["rules": AnyValue(values.map(permission))]]) }
        if let others, !others.isEmpty {
            all.append(["not_rule": ["or_rules": ["rules": AnyValue(others.map(permission))]]])
        }
        return all
    }

    /// A path, or a template of one with `{*}` for a segment and `{**}` for any number of them.
    private static func path(_ text: String) -> AnyValue {
        guard text.contains("{") else { return ["url_path": ["path": TextPattern(text).matcher()]] }
        let template = text.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            switch segment {
            case "{*}": "*"
            case "{**}": "**"
            default: String(segment)
            }
        }
        return [
            "uri_template": .extension(
                "uri-template",
                "extensions.path.match.uri_template.v3.UriTemplateMatchConfig",
                ["path_template": AnyValue(template.joined(separator: "/"))]
            )
        ]
    }
}
