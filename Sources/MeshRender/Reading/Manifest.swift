public import MeshModel
public import YAML

/// A resource together with the YAML that it was read from.
///
/// The typed resource is for reasoning; the node tells where each field stands, and what was written that the model does
/// not know.
public struct Manifest: Sendable {
    public var resource: any Resource
    /// The version that was written, which may be an older one of the kind.
    public var apiVersion: String
    /// The document's root.
    public var node: Node

    /// The resource that a document describes; `nil` where it has no text for `apiVersion` or for `kind`.
    ///
    /// A kind that is not modelled becomes a ``RawResource``. What has no field in the model, or another type than the
    /// field, is kept in `unknownFields`.
    public init?(_ node: Node) {
        let tape = MeshModel.Tape(node)
        guard let (apiVersion, kind) = tape.typeName else { return nil }
        let type = ResourceKinds.type(apiVersion: apiVersion, kind: kind)
        guard let resource: any Resource = type?.decodeDocument(tape) ?? RawResource(document: tape) else { return nil }
        self.resource = resource
        self.apiVersion = apiVersion
        self.node = node
    }

    /// The document as it would be written.
    public var tape: MeshModel.Tape {
        var tape = MeshModel.Tape()
        resource.encodeDocument(to: &tape, apiVersion: apiVersion)
        return tape
    }

    /// The very data that was read, without the model in between.
    public var sourceTape: MeshModel.Tape { MeshModel.Tape(node) }
}
