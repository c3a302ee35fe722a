import MeshModel

/// Finds resources that the API server would refuse, or that would overwrite each other.
struct IdentityCheck: Sendable {
    private var places: [ResourceIdentity: SourcePlace] = [:]
    private(set) var problems: [RenderProblem] = []
    /// The last namespace that was found to be good; most resources share it.
    private var goodNamespace = ""
    private var badNamespaces: Set<String> = []

    mutating func check(_ identity: ResourceIdentity, _ declared: DeclaredResource) {
        checkNamespace(identity, declared)
        guard !identity.name.isEmpty else { return checkGeneratedName(identity, declared) }
        checkName(identity, declared)
        if let first = places.updateValue(declared.place, forKey: identity) {
            places[identity] = first
            let message = "two resources are \(identity)"
            problems.append(RenderProblem(message, at: declared.place, hint: .first(first)))
        }
    }

    private mutating func checkName(_ identity: ResourceIdentity, _ declared: DeclaredResource) {
        let rule = NameRule(for: identity)
        guard !rule.accepts(identity.name) else { return }
        let message = "'\(identity.name)' cannot be the name of a \(identity.kind): allowed are \(rule.summary)"
        problems.append(RenderProblem(message, at: declared.place))
    }

    private mutating func checkNamespace(_ identity: ResourceIdentity, _ declared: DeclaredResource) {
        guard !identity.namespace.isEmpty, identity.namespace != goodNamespace else { return }
        guard !NameRule.label.accepts(identity.namespace) else { return goodNamespace = identity.namespace }
        guard badNamespaces.insert(identity.namespace).inserted else { return }
        let allowed = NameRule.label.summary
        let message = "'\(identity.namespace)' cannot be the namespace of a \(identity.kind): allowed are \(allowed)"
        problems.append(RenderProblem(message, at: declared.place))
    }

    /// The cluster completes `generateName`; without that a name is needed.
    private mutating func checkGeneratedName(_ identity: ResourceIdentity, _ declared: DeclaredResource) {
        guard declared.resource.metadata.generateName == nil else { return }
        problems.append(RenderProblem("a \(identity.kind) has no name", at: declared.place))
    }
}
