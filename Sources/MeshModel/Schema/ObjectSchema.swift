/// What an object's fields are: the source of checks and of reference texts.
public struct ObjectSchema: Sendable {
    /// The name of the Swift type: `VirtualService.HTTPRoute`.
    public let name: String
    /// What the object is, for people; the first sentence is a summary.
    public let summary: String
    /// The fields in the order they are written.
    public let fields: [FieldSchema]
    /// What must hold between the fields.
    public let rules: [ObjectRule]

    init(_ name: String, _ summary: String, fields: [FieldSchema], rules: [ObjectRule]) {
        self.name = name
        self.summary = summary
        self.fields = fields
        self.rules = rules
    }

    /// The field of a key.
    public func field(_ key: String) -> FieldSchema? { fields.first { $0.name == key } }
}

/// One field of an object.
public struct FieldSchema: Sendable {
    /// The key in YAML.
    public let name: String
    public let shape: FieldShape
    /// What the field means, for people.
    public let summary: String
    public let isRequired: Bool
    public let constraints: [FieldConstraint]

    init(
        _ name: String,
        _ shape: FieldShape,
        _ summary: String,
        isRequired: Bool,
        _ constraints: [FieldConstraint] = []
    ) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.isRequired = isRequired
        self.constraints = constraints
    }
}

/// What a value looks like.
public indirect enum FieldShape: Sendable {
    case string, integer, number, boolean
    /// `1h30m`, `250ms`: see ``GoDuration``.
    case duration
    /// `250m`, `64Mi`: see ``Quantity``.
    case quantity
    /// A number, or the text of a name or percentage: see ``IntOrString``.
    case intOrString
    /// A point in time in RFC 3339 form.
    case timestamp
    /// Any value.
    case any
    /// One of a closed set of texts.
    case choice(any Choice.Type)
    case object(any Model.Type)
    case list(FieldShape)
    /// An object whose keys are data.
    case map(FieldShape)

    static func of(_ type: (some FieldValue).Type) -> FieldShape { type.shape }

    /// The shape without lists and maps around it, and what to write behind the name for them: `http[]`, `labels.*`.
    public var element: (shape: FieldShape, suffix: String) {
        switch self {
        case .list(let inner):
            let (shape, suffix) = inner.element
            return (shape, "[]" + suffix)
        case .map(let inner):
            let (shape, suffix) = inner.element
            return (shape, ".*" + suffix)
        default: return (self, "")
        }
    }
}

extension FieldShape: CustomStringConvertible {
    /// The name of the type for people: `[]object`, `map[string]string`.
    public var description: String {
        switch self {
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .duration: "duration"
        case .quantity: "quantity"
        case .intOrString: "integer or string"
        case .timestamp: "timestamp"
        case .any: "any"
        case .choice: "enum"
        case .object(let type): type.schema.name
        case .list(let inner): "[]\(inner)"
        case .map(let inner): "map[string]\(inner)"
        }
    }
}
