/// How to reach a cluster, and as whom.
public struct ClusterAccess {
    /// The name of the context.
    public let context: String
    /// The namespace of the context.
    public let namespace: String
    let cluster: ClusterEntry
    let credentials: (any CredentialSource)?

    /// What a kubeconfig says; without any, and without a context, the cluster around this pod.
    public static func find(kubeconfig path: String?, context: String?) throws(ClusterError) -> ClusterAccess {
        let config = try Kubeconfig(path)
        if config.isEmpty, context == nil, let access = try InCluster.access() { return access }
        return try config.access(context: context)
    }
}
