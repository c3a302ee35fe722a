/// Issues certificates in the whole cluster.
///
/// Source: cert-manager, `pkg/apis/certmanager/v1/types_issuer.go`.
public struct ClusterIssuer: Resource {
    public static let type = ResourceType(
        "cert-manager.io/v1",
        "ClusterIssuer",
        plural: "clusterissuers",
        scope: .cluster
    )

    public var metadata: ObjectMeta
    public var spec: IssuerSpec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()
}
