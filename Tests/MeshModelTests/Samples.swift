import MeshModel

/// Every schema that is reachable from a kind.
enum AllSchemas {
    static let all: [ObjectSchema] = {
        var found: [String: ObjectSchema] = [:]
        var open = ResourceKinds.all.map { $0.schema }
        while let schema = open.popLast() {
            guard found.updateValue(schema, forKey: schema.name) == nil else { continue }
            for field in schema.fields {
                if case .object(let type) = field.shape.element.shape { open.append(type.schema) }
            }
        }
        return found.values.sorted { $0.name < $1.name }
    }()
}

/// Values that a schema allows, one for every field.
enum SampleValue {
    static func object(of schema: ObjectSchema, depth: Int) -> AnyValue {
        var tape = Tape()
        tape.beginObject()
        for field in schema.fields where depth < 6 || field.isRequired {
            tape.key(field.name)
            tape.append(value(of: field.shape, depth: depth).tape)
        }
        tape.endObject()
        return AnyValue(tape)
    }

    private static func value(of shape: FieldShape, depth: Int) -> AnyValue {
        switch shape {
        case .string: "on"
        case .integer: 42
        case .number: 0.5
        case .boolean: false
        case .duration: "1h30m"
        case .quantity: "64Mi"
        case .intOrString: "http"
        case .timestamp: "2026-01-02T03:04:05Z"
        case .any: ["free": [1, "form", nil]]
        case .choice(let type): AnyValue(type.choices.first?.text ?? "")
        case .object(let type): object(of: type.schema, depth: depth + 1)
        case .list(let inner): AnyValue([value(of: inner, depth: depth)])
        case .map(let inner): ["on": value(of: inner, depth: depth)]
        }
    }
}

extension Tape {
    /// The same data for the same value, whatever the order of the keys.
    var sortedJSON: String { AnyValue(self).sortedJSON }
}

extension AnyValue {
    fileprivate var sortedJSON: String {
        if let entries {
            let members = entries.sorted { $0.key < $1.key }.map {
                "\(AnyValue($0.key).sortedJSON):\($0.value.sortedJSON)"
            }
            return "{\(members.joined(separator: ","))}"
        }
        if let items { return "[\(items.map(\.sortedJSON).joined(separator: ","))]" }
        return String(decoding: tape.json(isPretty: false), as: UTF8.self)
    }
}
