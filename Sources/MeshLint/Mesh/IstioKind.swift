import MeshModel

extension LintDocument {
    /// Whether it is a resource of Istio's own API.
    var isOfIstio: Bool { identity.group.hasSuffix(".istio.io") }
}
