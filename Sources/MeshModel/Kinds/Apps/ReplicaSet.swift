/// Ensures that a specified number of pod replicas are running at any given time.
///
/// Source: Kubernetes API reference, `apps/v1` ReplicaSet.
public struct ReplicaSet: Resource {
    public static let type = ResourceType(
        "apps/v1",
        "ReplicaSet",
        plural: "replicasets",
        shortNames: ["rs"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The specification of the desired behavior of the ReplicaSet.
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The desired state of a ReplicaSet.
    public struct Spec: Model {
        /// The number of desired pods.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var replicas: Int?
        /// Minimum number of seconds for which a newly created pod should be ready without any of its container
        /// crashing, for it to be considered available.
        ///
        /// - Unit: seconds
        /// - Allowed: 0...
        /// - Default: 0
        public var minReadySeconds: Int?
        /// A label query over pods that should match the replica count.
        ///
        /// Label keys and values that must match in order to be controlled by this replica set. It must match the pod
        /// template's labels.
        public var selector: LabelSelector
        /// The object that describes the pod that will be created if insufficient replicas are detected.
        public var template: PodTemplateSpec?
        public var unknownFields = UnknownFields()
    }
}
