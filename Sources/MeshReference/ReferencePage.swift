public import MeshModel

/// What there is to say about a kind, or about one field of it.
public struct ReferencePage: Sendable {
    /// The kind that the page belongs to.
    public let kind: any Resource.Type
    /// Other kinds of the same name.
    public let others: [ResourceType]
    /// The names of the fields that lead to the subject; none for the kind itself.
    public internal(set) var path: [String] = []
    /// The field at the end of the path.
    public internal(set) var field: FieldSchema?

    init(kind: any Resource.Type, others: [ResourceType]) {
        self.kind = kind
        self.others = others
    }

    /// `VirtualService.spec.http`.
    public var title: String { ([kind.type.kind] + path).joined(separator: ".") }

    /// What the subject looks like.
    public var shape: FieldShape { field?.shape ?? .object(kind) }

    /// The fields of the subject, if it is an object, or a list or map of objects.
    public var schema: ObjectSchema? { shape.schema }

    /// What the subject means.
    public var summary: String { field?.summary ?? kind.schema.summary }

    /// What must hold for the subject's value.
    public var constraints: [String] { (field?.constraints ?? []).map(\.description) }

    /// The allowed texts of the subject with their meaning.
    public var choices: [(text: String, summary: String)] { shape.choices }
}

extension FieldShape {
    /// The fields of the object, or of the objects in the list or map.
    var schema: ObjectSchema? {
        guard case .object(let type) = element.shape else { return nil }
        return type.schema
    }

    var choices: [(text: String, summary: String)] {
        guard case .choice(let type) = element.shape else { return [] }
        return type.choices
    }
}
