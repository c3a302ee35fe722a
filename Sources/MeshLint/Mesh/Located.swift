public import MeshModel

/// A resource together with where it stands.
///
/// A class, since resources are large values and every rule passes over them.
public final class Located<Kind: Resource>: Placed, Sendable {
    public let resource: Kind
    public let document: LintDocument

    init(_ resource: Kind, _ document: LintDocument) {
        self.resource = resource
        self.document = document
    }

    public var name: String { document.name }
    /// See ``LintDocument/namespace``.
    public var namespace: String { document.namespace }
    public var labels: [String: String] { document.labels }
    public var annotations: [String: String] { document.annotations }
}

/// A located resource of some kind.
protocol AnyLocated: Placed, Sendable {
    /// Tells the kinds apart.
    var kindID: ObjectIdentifier { get }
    /// `items`, which are all of this kind, as an array of their type.
    func typed(_ items: [any AnyLocated]) -> any Sendable
}

extension Located: AnyLocated {
    var kindID: ObjectIdentifier { ObjectIdentifier(Kind.self) }
    func typed(_ items: [any AnyLocated]) -> any Sendable { items.compactMap { $0 as? Located<Kind> } }
}

extension Resource {
    /// A document read as a resource of this kind; `nil` if it is no object.
    static func decodeLocated(
        _ tape: Tape,
        apiVersion: String,
        isModelled: Bool,
        origin: LintDocument.Origin
    ) -> (any AnyLocated)? {
        let resource = isModelled ? decodeDocument(tape) : RawResource(document: tape) as? Self
        return resource?.located(tape, apiVersion: apiVersion, isModelled: isModelled, origin: origin)
    }

    /// This resource at its place.
    func located(
        _ tape: Tape,
        apiVersion: String,
        isModelled: Bool,
        origin: LintDocument.Origin
    ) -> any AnyLocated {
        let document = LintDocument(
            identity: identity,
            metadata: metadata,
            apiVersion: apiVersion,
            tape: tape,
            kindType: isModelled ? Self.self : nil,
            origin: origin
        )
        return Located(self, document)
    }
}
