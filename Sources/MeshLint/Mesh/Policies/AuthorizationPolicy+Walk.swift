package import MeshModel
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
    package var lists: [(name: String, values: [String])] {
        let all: [(String, [String]?)] = [
            ("hosts", hosts), ("notHosts", notHosts), ("ports", ports), ("notPorts", notPorts),
            ("methods", methods), ("notMethods", notMethods), ("paths", paths), ("notPaths", notPaths),
        ]
        return all.compactMap { name, values in values.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }
}

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
