public import FoundationEssentials

/// The documents of the API, as services publish them.
public enum APIDocuments {
    /// The REST API of both backends, as an OpenAPI document in JSON.
    public static let openAPI = openAPIText

    /// The descriptors of all services and messages: a serialized `google.protobuf.FileDescriptorSet`.
    public static let descriptors = Data(base64Encoded: descriptorSet) ?? Data()
}
