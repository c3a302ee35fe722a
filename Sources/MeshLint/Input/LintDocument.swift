public import MeshModel
import MeshRender
public import YAML

/// Something that has a place among the inputs: a document, or a resource in it.
public protocol Placed {
    var document: LintDocument { get }
}

/// A resource among the inputs as it is written, before it has a type.
public final class LintDocument: Placed, Sendable {
    /// Group, kind, namespace (empty if none is written) and name.
    public let identity: ResourceIdentity
    /// The version as it is written, which may be an older one of the kind.
    public let apiVersion: String
    let labels: [String: String]
    let annotations: [String: String]
    /// Whether another resource made it.
    let isOwned: Bool
    /// Whether its kind is modelled, so that its fields can be checked.
    public let kindType: (any Resource.Type)?
    /// Where the document does not fit the schema of its kind.
    let schemaProblems: [SchemaProblem]
    let origin: Origin

    /// Where a resource comes from.
    enum Origin: Sendable {
        /// A node of a YAML document; the document itself is needed for its comments.
        case yaml(Node, in: YAML.Document, of: LintSource)
        /// A declaration in a Mesh.swift.
        case declared(SourcePlace, MeshModel.Tape)
    }

    init(
        identity: ResourceIdentity,
        metadata: ObjectMeta = .empty,
        apiVersion: String,
        tape: MeshModel.Tape,
        kindType: (any Resource.Type)?,
        origin: Origin
    ) {
        self.identity = identity
        labels = metadata.labels ?? [:]
        annotations = metadata.annotations ?? [:]
        isOwned = !(metadata.ownerReferences ?? []).isEmpty
        self.apiVersion = apiVersion
        self.kindType = kindType
        self.origin = origin
        schemaProblems = kindType.map { SchemaWalk.problems(of: tape, as: $0) } ?? []
    }

    public var document: LintDocument { self }

    /// The namespace the resource lives in where none is written: that of the one who applies, by default `default`.
    public var namespace: String { identity.namespace.isEmpty ? "default" : identity.namespace }
    public var name: String { identity.name }
    public var kind: String { identity.kind }

    /// The resource as findings name it.
    var subject: Finding.Subject {
        Finding.Subject(
            apiVersion: apiVersion,
            kind: identity.kind,
            namespace: identity.namespace,
            name: identity.name
        )
    }

    /// The resource as it was written, with the place of each field; `nil` if a Mesh.swift declares it.
    public var node: Node? {
        if case .yaml(let node, _, _) = origin { node } else { nil }
    }

    /// The data, with aliases and merge keys resolved; made anew each time, so for those who seldom ask.
    public var tape: MeshModel.Tape {
        switch origin {
        case .yaml(let node, _, _): MeshModel.Tape(node)
        case .declared(_, let tape): tape
        }
    }

    /// Whether findings can be repaired by editing the bytes of the source.
    public var isEditable: Bool { node != nil }
}

extension LintDocument {
    /// Where a field stands; where there is none yet, the innermost field around it that exists.
    func place(of path: FieldPath, on target: FieldTarget = .value) -> SourcePlace {
        switch origin {
        case .declared(let place, _): place
        case .yaml(let root, _, let source):
            SourcePlace(root.mark(of: path, on: target), in: source)
        }
    }
}

extension SourcePlace {
    init(_ mark: Mark, in source: LintSource) {
        self.init(file: source.name, line: mark.line, column: mark.column)
    }
}

extension Node {
    /// The mark of a field: of its value, or of its key if that is meant, if it is all that exists, or if the value is a
    /// block that begins on a line of its own.
    func mark(of path: FieldPath, on target: FieldTarget) -> Mark {
        var node = self
        var key: Node?
        for (depth, step) in path.steps.enumerated() {
            guard let (next, nextKey) = node.child(step) else { break }
            node = next
            key = nextKey
            if depth == path.steps.count - 1, target == .key, let key { return key.mark }
        }
        guard let key, node.kind != .scalar, node.style == .block else { return node.mark }
        return key.mark
    }

    /// The value of a step, and its key if it has one.
    private func child(_ step: FieldPath.Step) -> (Node, key: Node?)? {
        switch step {
        case .index(let index): return self[index].map { ($0, nil) }
        case .key(let name):
            guard let value = self[name] else { return nil }
            return (value, entries.map(\.key).last { $0.hasText(name) })
        }
    }
}
