/// Secret data of a certain type.
///
/// The total bytes of the values in the Data field must be less than MaxSecretSize bytes.
/// Source: Kubernetes API reference, `v1` Secret.
public struct Secret: Resource {
    public static let type = ResourceType("v1", "Secret", plural: "secrets", scope: .namespaced)

    public var metadata: ObjectMeta
    /// Used to facilitate programmatic handling of secret data.
    public var type: String?
    /// Whether the data can no longer be changed.
    public var immutable: Bool?
    /// The secret data.
    ///
    /// Each key must consist of alphanumeric characters, '-', '_' or '.'.
    ///
    /// - Items: Format base64
    public var data: [String: String]?
    /// Allows specifying non-binary secret data in string form.
    ///
    /// It is provided as a write-only input field for convenience. All keys and values are merged into the data field
    /// on write, overwriting any existing values.
    public var stringData: [String: String]?
    public var unknownFields = UnknownFields()
}
