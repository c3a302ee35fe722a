/// Configuration data for pods to consume.
///
/// Source: Kubernetes API reference, `v1` ConfigMap.
public struct ConfigMap: Resource {
    public static let type = ResourceType(
        "v1",
        "ConfigMap",
        plural: "configmaps",
        shortNames: ["cm"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The configuration data.
    ///
    /// Each key must consist of alphanumeric characters, '-', '_' or '.'. Values with non-UTF-8 byte sequences must
    /// use the BinaryData field.
    public var data: [String: String]?
    /// The binary data.
    ///
    /// Each key must consist of alphanumeric characters, '-', '_' or '.'. BinaryData can contain byte sequences that
    /// are not in the UTF-8 range.
    ///
    /// - Items: Format base64
    public var binaryData: [String: String]?
    /// Whether the data can no longer be changed.
    public var immutable: Bool?
    public var unknownFields = UnknownFields()
}
