/// A collection of containers that can run on a host.
///
/// This resource is created by clients and scheduled onto hosts.
/// Source: Kubernetes API reference, `v1` Pod.
public struct Pod: Resource {
    public static let type = ResourceType("v1", "Pod", plural: "pods", shortNames: ["po"], scope: .namespaced)

    public var metadata: ObjectMeta
    /// Specification of the desired behavior of the pod.
    public var spec: PodSpec?
    public var status: AnyValue?
    public var unknownFields = UnknownFields()
}

/// The data a pod should have when created from a template.
public struct PodTemplateSpec: Model {
    /// Standard object's metadata.
    public var metadata: ObjectMeta?
    /// Specification of the desired behavior of the pod.
    public var spec: PodSpec?
    public var unknownFields = UnknownFields()
}
