import YAML

/// What a GitOps tool is told so that it does not change back what a release changed in a cluster.
public enum GitOpsSetting: String, CaseIterable, Sendable {
    /// `ignoreDifferences` of an Application.
    ///
    /// Source: Argo CD documentation, "Diffing Customization".
    case argocd
    /// `ignore` of a Kustomization.
    ///
    /// Source: Flux, "Selective drift correction with ignore rules" (2026).
    case flux

    /// The part of the resource that has to be added, as YAML.
    public func text(for fields: OwnedFields) -> String {
        var yaml = YAMLWriter()
        yaml.beginDocument(comment: comment)
        yaml.beginMapping()
        yaml.key("spec")
        yaml.beginMapping()
        yaml.key(self == .argocd ? "ignoreDifferences" : "ignore")
        yaml.beginSequence()
        for owner in fields.owners { self == .argocd ? argocd(owner, &yaml) : flux(owner, &yaml) }
        yaml.endSequence()
        if self == .argocd { respect(&yaml) }
        yaml.endMapping()
        yaml.endMapping()
        return String(decoding: yaml.finish(), as: UTF8.self)
    }

    private var comment: String {
        switch self {
        case .argocd: "Add this to the Application of Argo CD."
        case .flux: "Add this to the Kustomization of Flux."
        }
    }

    private func argocd(_ owner: OwnedFields.Owner, _ yaml: inout YAMLWriter) {
        yaml.beginMapping()
        yaml.fields([("group", "networking.istio.io"), ("kind", "VirtualService"), ("name", owner.name)])
        if let namespace = owner.namespace { yaml.fields([("namespace", namespace)]) }
        yaml.list("jqPathExpressions", owner.expressions)
        yaml.endMapping()
    }

    /// Without this, Argo CD shows no difference, but still overwrites the fields when it syncs.
    private func respect(_ yaml: inout YAMLWriter) {
        yaml.key("syncPolicy")
        yaml.beginMapping()
        yaml.list("syncOptions", ["RespectIgnoreDifferences=true"])
        yaml.endMapping()
    }

    private func flux(_ owner: OwnedFields.Owner, _ yaml: inout YAMLWriter) {
        yaml.beginMapping()
        yaml.list("paths", owner.pointers)
        yaml.key("target")
        yaml.beginMapping()
        // Flux takes these for regular expressions.
        yaml.fields([("group", "networking\\.istio\\.io"), ("kind", "VirtualService"), ("name", "^\(owner.name)$")])
        if let namespace = owner.namespace { yaml.fields([("namespace", "^\(namespace)$")]) }
        yaml.endMapping()
        yaml.endMapping()
    }
}

extension YAMLWriter {
    fileprivate mutating func fields(_ fields: [(String, String)]) {
        for (name, text) in fields {
            key(name)
            string(text)
        }
    }

    fileprivate mutating func list(_ name: String, _ texts: [String]) {
        key(name)
        beginSequence()
        for text in texts { string(text) }
        endSequence()
    }
}

extension FolderReading {
    /// The fields that releases change.
    public var ownedFields: OwnedFields { OwnedFields(table, state) }
}

extension ClusterReading {
    /// The fields that releases change.
    public var ownedFields: OwnedFields { manifests.ownedFields }
}
