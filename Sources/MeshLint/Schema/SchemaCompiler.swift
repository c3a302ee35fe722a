import MeshModel

/// Turns the schemas that a kind reaches into a plan.
struct SchemaCompiler {
    private(set) var objects: [SchemaPlan.Object] = []
    private(set) var shapes: [SchemaPlan.Shape] = []
    private var numbers: [ObjectIdentifier: Int] = [:]
    private let isIstio: Bool

    init(_ kind: any Resource.Type) {
        isIstio = kind.type.group.hasSuffix(".istio.io")
        _ = number(of: kind)
    }

    /// The number of an object; objects may contain themselves.
    private mutating func number(of type: any Model.Type) -> Int {
        if let number = numbers[ObjectIdentifier(type)] { return number }
        let number = objects.count
        numbers[ObjectIdentifier(type)] = number
        objects.append(SchemaPlan.Object(name: "", fields: [], rules: [], required: 0, keys: KeyTable([])))
        objects[number] = object(type.schema)
        return number
    }

    private mutating func object(_ schema: ObjectSchema) -> SchemaPlan.Object {
        let names = schema.fields.map(\.name)
        var fields: [SchemaPlan.Field] = []
        var required: UInt64 = 0
        for (index, field) in schema.fields.enumerated() {
            fields.append(self.field(field))
            if field.isRequired { required |= 1 << UInt64(index) }
        }
        if isIstio { addOtherSpellings(to: &fields) }
        return SchemaPlan.Object(
            name: schema.name,
            fields: fields,
            rules: schema.rules.compactMap { Self.rule($0, names) },
            required: required,
            keys: KeyTable(fields.map(\.name))
        )
    }

    private mutating func field(_ field: FieldSchema) -> SchemaPlan.Field {
        var names: [String] = []
        if case .object(let type) = field.shape { names = type.schema.fields.map(\.name) }
        var absence: String?
        for case .absence(let text) in field.constraints { absence = text }
        return SchemaPlan.Field(
            name: field.name,
            shape: shape(field.shape),
            checks: field.constraints.compactMap { Self.check($0, names) },
            absence: absence
        )
    }

    private mutating func shape(_ shape: FieldShape) -> Int {
        let result: SchemaPlan.Shape =
            switch shape {
            case .string, .timestamp: .string
            case .integer: .integer
            case .number: .number
            case .boolean: .boolean
            case .duration: .duration
            case .quantity: .quantity
            case .intOrString: .intOrString
            case .any: .any
            case .choice(let type): .choice(type.choices.map { Array($0.text.utf8) })
            case .object(let type): .object(number(of: type))
            case .list(let inner): .list(self.shape(inner))
            case .map(let inner): .map(self.shape(inner))
            }
        shapes.append(result)
        return shapes.count - 1
    }

    /// Adds the fields that Istio's CRDs spell in two ways: as JSON does, and as the protobuf files do.
    private func addOtherSpellings(to fields: inout [SchemaPlan.Field]) {
        for (name, other) in ["mirrorPercent": "mirror_percent", "jwksUri": "jwks_uri"] {
            guard let field = fields.first(where: { $0.name == name }), !fields.contains(where: { $0.name == other })
            else { continue }
            fields.append(
                SchemaPlan.Field(
                    name: other,
                    shape: field.shape,
                    checks: field.checks,
                    absence: field.absence
                )
            )
        }
    }
}

extension SchemaCompiler {
    private static func check(_ constraint: FieldConstraint, _ names: [String]) -> SchemaPlan.Check? {
        switch constraint {
        case .allowed(let lower, let upper): .allowed(lower, upper)
        case .length(let lower, let upper): .length(lower, upper)
        case .count(let lower, let upper): .count(lower, upper)
        case .values(let texts): .values(texts)
        case .pattern(let pattern): RegexMatcher(pattern).map { .pattern(pattern, $0) }
        case .format(let format): .format(format)
        case .minimum(let text): GoDuration(text).map { .minimum($0) }
        case .listKey(let keys): .listKey(keys)
        case .uniqueItems: .uniqueItems
        case .absence, .unit: nil
        case .deprecated(let text): .deprecated(text)
        case .items(let inner): check(inner, names).map { .items($0) }
        case .rule(let rule): self.rule(rule, names).map { .rule($0) }
        }
    }

    private static func rule(_ rule: ObjectRule, _ names: [String]) -> SchemaPlan.Rule? {
        switch rule {
        case .atMostOne(let fields): .count(0...1, bits(fields, names), fields)
        case .exactlyOne(let fields): .count(1...1, bits(fields, names), fields)
        case .atLeastOne(let fields): .count(1...Int.max, bits(fields, names), fields)
        case .expression(let text, let message): CELExpression(text).map { .expression($0, message) }
        }
    }

    private static func bits(_ fields: [String], _ names: [String]) -> UInt64 {
        fields.reduce(0) { bits, field in
            names.firstIndex(of: field).map { bits | 1 << UInt64($0) } ?? bits
        }
    }
}
