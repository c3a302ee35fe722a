/// An identity for the processes in pods.
///
/// Source: Kubernetes API reference, `v1` ServiceAccount.
public struct ServiceAccount: Resource {
    public static let type = ResourceType(
        "v1",
        "ServiceAccount",
        plural: "serviceaccounts",
        shortNames: ["sa"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// Whether pods running as this service account should have an API token automatically mounted.
    public var automountServiceAccountToken: Bool?
    /// A list of references to secrets in the same namespace to use for pulling any images in pods that reference
    /// this ServiceAccount.
    ///
    /// ImagePullSecrets are distinct from Secrets because Secrets can be mounted in the pod, but ImagePullSecrets are
    /// only accessed by the kubelet.
    public var imagePullSecrets: [LocalObjectReference]?
    /// A list of the secrets in the same namespace that pods running using this ServiceAccount are allowed to use.
    ///
    /// Pods are only limited to this list if this service account has a "kubernetes.io/enforce-mountable-secrets"
    /// annotation set to "true".
    ///
    /// - ListKey: name
    public var secrets: [ObjectReference]?
    public var unknownFields = UnknownFields()
}
