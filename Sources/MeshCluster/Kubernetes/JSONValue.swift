public import YAML

/// A value of JSON, apart from the text it was read from.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case list([JSONValue])
    case map([String: JSONValue])

    /// What a node means; aliases and merge keys are resolved.
    public init(_ node: Node) {
        switch node.kind {
        case .mapping:
            var map: [String: JSONValue] = [:]
            for entry in node.mergedEntries { map[entry.key.text ?? ""] = JSONValue(entry.value) }
            self = .map(map)
        case .sequence: self = .list(node.items.map { JSONValue($0) })
        case .scalar: self.init(scalar: node)
        }
    }

    private init(scalar node: Node) {
        switch node.scalar {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .double(let number): self = .double(number)
        default: self = .string(node.text ?? "")
        }
    }

    /// Writes the value, keys in alphabetical order.
    public func write(to writer: inout some DocumentWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let flag): writer.bool(flag)
        case .int(let number): writer.int(number)
        case .double(let number): writer.double(number)
        case .string(let text): writer.string(text)
        case .list(let items):
            writer.beginSequence()
            for item in items { item.write(to: &writer) }
            writer.endSequence()
        case .map(let entries):
            writer.beginMapping()
            for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
                writer.key(key)
                value.write(to: &writer)
            }
            writer.endMapping()
        }
    }
}
