import MeshModel
import YAML

extension AuthorizationPolicy.Spec {
    /// Calls `visit` with each source of each rule, and the way to it.
    func eachSource(_ visit: (AuthorizationPolicy.Source, FieldPath) -> Void) {
        for (rule, entry) in (rules ?? []).enumerated() {
            for (from, item) in (entry.from ?? []).enumerated() {
                guard let source = item.source else { continue }
                visit(source, FieldPath.root.spec.rules[rule].from[from].source)
            }
        }
    }
}

extension Located where Kind == AuthorizationPolicy {
    /// Calls `visit` with each identity of a caller that the policy names, and the way to it.
    func eachPrincipal(_ visit: (String, FieldPath) -> Void) {
        resource.spec.eachSource { source, path in
            for (key, names) in [
                ("principals", source.principals), ("notPrincipals", source.notPrincipals),
                ("serviceAccounts", source.serviceAccounts), ("notServiceAccounts", source.notServiceAccounts),
            ] {
                for (index, name) in (names ?? []).enumerated() { visit(name, path[key][index]) }
            }
        }
        for (rule, entry) in (resource.spec.rules ?? []).enumerated() {
            for (when, condition) in (entry.when ?? []).enumerated() where condition.key == "source.principal" {
                let path = FieldPath.root.spec.rules[rule].when[when]
                for (index, value) in (condition.values ?? []).enumerated() { visit(value, path.values[index]) }
                for (index, value) in (condition.notValues ?? []).enumerated() { visit(value, path.notValues[index]) }
            }
        }
    }
}

/// Names of which one end may be left open: `front-*`, `*-v1`, `*`.
enum EndPattern {
    static func matches(_ pattern: String, _ text: String) -> Bool {
        if pattern == "*" { return true }
        if pattern.hasSuffix("*") { return text.hasPrefix(pattern.dropLast()) }
        return pattern.hasPrefix("*") ? text.hasSuffix(pattern.dropFirst()) : text == pattern
    }
}
