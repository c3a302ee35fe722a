/// A worker machine; its specification and status are free-form here.
///
/// Source: Kubernetes API reference, `v1` Node.
public struct KubernetesNode: Resource {
    public static let type = ResourceType("v1", "Node", plural: "nodes", shortNames: ["no"], scope: .cluster)

    public var metadata: ObjectMeta
    /// The behavior of a node.
    public var spec: AnyValue?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()
}
