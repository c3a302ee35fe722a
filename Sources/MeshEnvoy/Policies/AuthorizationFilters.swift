import MeshLint
import MeshModel

/// The AuthorizationPolicies that hold for a proxy, as filters of Envoy's: what is denied first, then what is allowed.
///
/// Source: Istio, `pilot/pkg/security/authz/builder`.
struct AuthorizationFilters {
    private typealias Policy = Located<AuthorizationPolicy>

    private let policies: [Policy]
    private let scope: ProxyScope

    init(_ scope: ProxyScope) {
        self.scope = scope
        policies = scope.mesh.all(AuthorizationPolicy.self).filter { policy in
            let spec = policy.resource.spec
            return scope.isSelected(
                by: spec.selector,
                of: policy.document,
                isTargeted: spec.targetRef != nil || spec.targetRefs?.isEmpty == false
            )
        }
    }

    /// Filters of HTTP requests.
    var http: [AnyValue] {
        filters { suffix, rules in
            .extension("envoy.filters.http.rbac\(suffix)", "extensions.filters.http.rbac.v3.RBAC", ["rules": rules])
        }
    }

    /// Filters of connections.
    var tcp: [AnyValue] {
        filters(isHTTP: false) { suffix, rules in
            .extension(
                "envoy.filters.network.rbac\(suffix)",
                "extensions.filters.network.rbac.v3.RBAC",
                ["rules": rules, "stat_prefix": "tcp."]
            )
        }
    }

    private func filters(isHTTP: Bool = true, _ filter: (String, AnyValue) -> AnyValue) -> [AnyValue] {
        let kinds: [(AuthorizationPolicy.Action, String, String)] = [
            (.audit, "LOG", ".audit"), (.deny, "DENY", ".deny"), (.allow, "ALLOW", ""),
        ]
        return kinds.compactMap { action, name, suffix -> AnyValue? in
            let chosen = policies.filter { ($0.resource.spec.action ?? .allow) == action }
            guard !chosen.isEmpty else { return nil }
            let rules = chosen.flatMap { Self.rules(of: $0, isHTTP: isHTTP) }
            return filter(suffix, .object(["action": AnyValue(name), "policies": Self.object(rules)]))
        }
    }

    private static func object(_ rules: [(String, AnyValue)]) -> AnyValue {
        var tape = Tape()
        tape.beginObject()
        for (name, rule) in rules {
            tape.key(name)
            rule.encode(to: &tape)
        }
        tape.endObject()
        return AnyValue(tape)
    }

    private static func rules(of policy: Policy, isHTTP: Bool) -> [(String, AnyValue)] {
        let isDenial = policy.resource.spec.action == .deny
        return (policy.resource.spec.rules ?? []).enumerated().compactMap { index, rule in
            // Nothing is known of a connection's requests: they allow nothing, and deny whatever they could deny.
            if !isHTTP, !isDenial, rule.needsHTTP { return nil }
            let name = "ns[\(policy.namespace)]-policy[\(policy.name)]-rule[\(index)]"
            return (name, AuthorizationRule(rule, isHTTP: isHTTP).envoy)
        }
    }
}

/// One rule as a policy of Envoy's RBAC filters.
struct AuthorizationRule {
    private let principals: AnyValue
    private let permissions: AnyValue

    init(_ rule: AuthorizationPolicy.Rule, isHTTP: Bool) {
        var who: [AnyValue] = []
        var what: [AnyValue] = []
        for condition in rule.when ?? [] where isHTTP || !Conditions.needsHTTP(condition.key) {
            switch Conditions.part(condition) {
            case .principals(let parts)?: who += parts
            case .permissions(let parts)?: what += parts
            case nil: break
            }
        }
        let sources = (rule.from ?? []).compactMap(\.source).map { isHTTP ? $0 : $0.withoutRequests }
        let operations = (rule.to ?? []).compactMap(\.operation)
        principals = Self.any(of: sources.map { Principals.envoy($0) }, and: who, "ids", Principals.any)
        permissions = Self.any(
            of: operations.map { Permissions.envoy($0, isHTTP: isHTTP) },
            and: what,
            "rules",
            Permissions.any
        )
    }

    var envoy: AnyValue { ["permissions": [permissions], "principals": [principals]] }

    /// One of the groups, whose members must all hold, together with all of the rest.
    private static func any(of groups: [[AnyValue]], and rest: [AnyValue], _ list: String, _ anything: AnyValue)
        -> AnyValue
    {
        func all(_ items: [AnyValue]) -> AnyValue {
            items.isEmpty ? anything : .object(["and_\(list)": .object([list: AnyValue(items)])])
        }
        guard !groups.isEmpty else { return all(rest) }
        let one: AnyValue = .object(["or_\(list)": .object([list: AnyValue(groups.map(all))])])
        return rest.isEmpty ? one : all([one] + rest)
    }
}

extension AuthorizationPolicy.Rule {
    /// Whether it asks for something that only an HTTP request has.
    fileprivate var needsHTTP: Bool {
        let sources = (from ?? []).compactMap(\.source)
        let operations = (to ?? []).compactMap(\.operation)
        return sources.contains {
            $0.requestPrincipals?.isEmpty == false || $0.notRequestPrincipals?.isEmpty == false
                || $0.remoteIpBlocks?.isEmpty == false || $0.notRemoteIpBlocks?.isEmpty == false
        }
            || operations.contains { $0.lists.contains { $0.name != "ports" && $0.name != "notPorts" } }
            || (when ?? []).contains { Conditions.needsHTTP($0.key) }
    }
}

extension AuthorizationPolicy.Source {
    /// What of it can be known of a connection.
    fileprivate var withoutRequests: Self {
        var source = self
        source.requestPrincipals = nil
        source.notRequestPrincipals = nil
        source.remoteIpBlocks = nil
        source.notRemoteIpBlocks = nil
        return source
    }
}
