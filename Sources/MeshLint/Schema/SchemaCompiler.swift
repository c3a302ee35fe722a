import MeshModel

/// Turns the schemas that a kind reaches into a plan.
struct SchemaCompiler {
    private(set) var objects: [SchemaPlan.Object] = []
    private(set) var shapes: [SchemaPlan.Shape] = []
    private(set) var fields: [SchemaPlan.Field] = []
    private(set) var choices: [[[UInt8]]] = []
    private(set) var details: [SchemaPlan.Detail] = []
    private(set) var names: [String] = []
    private(set) var objectNames: [String] = []
    private(set) var absences: [String?] = []
    private var numbers: [ObjectIdentifier: Int] = [:]
    let isIstio: Bool

    init(_ kind: any Resource.Type) {
        isIstio = kind.type.group.hasSuffix(".istio.io")
        _ = number(of: kind)
    }

    /// The number of an object; objects may contain themselves.
    private mutating func number(of type: any Model.Type) -> Int {
        if let number = numbers[ObjectIdentifier(type)] { return number }
        let number = objects.count
        numbers[ObjectIdentifier(type)] = number
        let placeholder = SchemaPlan.Object(keys: KeyTable([]), fields: 0..<0, required: 0, rules: -1)
        objects.append(placeholder)
        objectNames.append(type.schema.name)
        objects[number] = object(type.schema)
        return number
    }

    private mutating func object(_ schema: ObjectSchema) -> SchemaPlan.Object {
        var declared = schema.fields.map { Spelling(schema: $0, name: $0.name) }
        if isIstio { declared += Self.otherSpellings(in: schema.fields) }
        // The objects inside come first, so that the fields of this one get numbers in one row.
        let shapes = declared.map { shape($0.schema.shape) }
        let first = fields.count
        var required: UInt64 = 0
        for (index, field) in declared.enumerated() {
            add(field.schema, named: field.name, shape: shapes[index])
            if field.schema.isRequired { required |= 1 << UInt64(index) }
        }
        let names = declared.map(\.name)
        let rules = schema.rules.compactMap { Self.rule($0, names) }
        return SchemaPlan.Object(
            keys: KeyTable(names),
            fields: first..<fields.count,
            required: required,
            rules: rules.isEmpty ? -1 : add(SchemaPlan.Detail(rules: rules))
        )
    }

    private mutating func add(_ field: FieldSchema, named name: String, shape: Int) {
        var inner: [String] = []
        if case .object(let type) = field.shape { inner = type.schema.fields.map(\.name) }
        var absence: String?
        for case .absence(let text) in field.constraints { absence = text }
        let checks = field.constraints.compactMap { Self.check($0, inner) }
        let detail = checks.isEmpty ? -1 : add(SchemaPlan.Detail(checks: checks))
        fields.append(SchemaPlan.Field(shape: shape, checks: detail))
        names.append(name)
        absences.append(absence)
    }

    private mutating func add(_ detail: SchemaPlan.Detail) -> Int {
        details.append(detail)
        return details.count - 1
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
            case .choice(let type): .choice(choice(type))
            case .object(let type): .object(number(of: type))
            case .list(let inner): .list(self.shape(inner))
            case .map(let inner): .map(self.shape(inner))
            }
        shapes.append(result)
        return shapes.count - 1
    }

    private mutating func choice(_ type: any Choice.Type) -> Int {
        choices.append(type.choices.map { Array($0.text.utf8) })
        return choices.count - 1
    }
}

extension SchemaCompiler {
    /// A field by one of its names.
    private struct Spelling {
        let schema: FieldSchema
        let name: String
    }

    /// The fields that Istio's CRDs spell in two ways, as JSON does and as the protobuf files do, by their other name.
    private static func otherSpellings(in fields: [FieldSchema]) -> [Spelling] {
        ["mirrorPercent": "mirror_percent", "jwksUri": "jwks_uri"].compactMap { name, other in
            guard let field = fields.first(where: { $0.name == name }), !fields.contains(where: { $0.name == other })
            else { return nil }
            return Spelling(schema: field, name: other)
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
        case .atMostOne(let fields): .count(0...1, members(fields, names))
        case .exactlyOne(let fields): .count(1...1, members(fields, names))
        case .atLeastOne(let fields): .count(1...Int.max, members(fields, names))
        case .expression(let text, let message): CELExpression(text).map { .expression($0, message) }
        }
    }

    private static func members(_ fields: [String], _ names: [String]) -> [SchemaPlan.Member] {
        fields.compactMap { field in
            names.firstIndex(of: field).map { SchemaPlan.Member(name: field, bit: 1 << UInt64($0)) }
        }
    }
}
