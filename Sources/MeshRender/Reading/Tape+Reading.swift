public import MeshModel
public import YAML

extension MeshModel.Tape {
    /// The value of a node as Kubernetes would read it: aliases and merge keys resolved, the last of repeated keys.
    public init(_ node: Node) {
        self.init()
        append(node)
    }

    private mutating func append(_ node: Node) {
        switch node.kind {
        case .mapping: appendObject(node)
        case .sequence:
            beginList()
            for item in node.items { append(item) }
            endList()
        case .scalar: append(node.scalar ?? .null)
        }
    }

    private mutating func appendObject(_ node: Node) {
        beginObject()
        for entry in node.mergedEntries {
            key(entry.key.text ?? "")
            append(entry.value)
        }
        endObject()
    }

    /// Appends one scalar.
    public mutating func append(_ scalar: ScalarValue) {
        switch scalar {
        case .null: null()
        case .bool(let value): bool(value)
        case .int(let value): int(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        }
    }
}
