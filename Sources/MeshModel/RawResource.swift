/// A resource of a kind that is not modelled: passed through as it is.
///
/// ```swift
/// RawResource("kafka.strimzi.io/v1beta2", "KafkaTopic", .init(name: "bookings"), ["spec": ["partitions": 3]])
/// ```
public struct RawResource: Resource {
    public var apiVersion: String
    public var kind: String
    public var metadata: ObjectMeta
    public var unknownFields = UnknownFields()

    /// - Parameter fields: an object with everything but `apiVersion`, `kind` and `metadata`.
    public init(_ apiVersion: String, _ kind: String, _ metadata: ObjectMeta, _ fields: AnyValue = .empty) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.metadata = metadata
        for (key, value) in fields.entries ?? [] { unknownFields.append(key, value) }
    }

    /// A document of any kind; `nil` if it is not an object with a text for `apiVersion` and for `kind`.
    public init?(document: Tape) {
        guard let (apiVersion, kind) = document.typeName else { return nil }
        let fields = AnyValue(document).entries ?? []
        let metadata = fields.last { $0.key == "metadata" }?.value.decoded(as: ObjectMeta.self)
        self.init(apiVersion, kind, metadata ?? .empty)
        for (key, value) in fields where key != "apiVersion" && key != "kind" && (key != "metadata" || metadata == nil)
        {
            unknownFields.append(key, value)
        }
    }

    /// Unused: each value has a type of its own.
    public static let type = ResourceType("", "", plural: "", scope: .namespaced)
    public static var empty: RawResource { RawResource("", "", .empty) }
    public static let schema = ObjectSchema(
        "RawResource",
        "A resource of a kind that is not modelled.",
        fields: [],
        rules: []
    )

    public func encodeFields(to tape: inout Tape) {
        if metadata != .empty { tape.field("metadata", metadata) }
        unknownFields.encode(to: &tape)
    }

    public static let keys = KeyTable([])
    public mutating func decodeField(_ number: Int, from reader: inout TapeReader) -> Bool { false }
}

extension Tape {
    static let typeKeys = KeyTable(["apiVersion", "kind"])

    /// The `apiVersion` and `kind` of a document; `nil` where either is missing or no text.
    public var typeName: (apiVersion: String, kind: String)? {
        var reader = TapeReader(self)
        guard reader.take(.beginObject) else { return nil }
        var apiVersion: String?
        var kind: String?
        while reader.next == .key, apiVersion == nil || kind == nil {
            switch reader.takeKeyNumber(in: Self.typeKeys) {
            case 0: apiVersion = reader.takeString()
            case 1: kind = reader.takeString()
            default: reader.skip()
            }
        }
        guard let apiVersion, let kind else { return nil }
        return (apiVersion, kind)
    }
}

extension TapeReader {
    /// The next value if it is a text; passes it in any case.
    fileprivate mutating func takeString() -> String? {
        guard next == .string else {
            skip()
            return nil
        }
        return takeText()
    }
}

extension Resource {
    /// The version and kind of this very resource.
    public var typeName: (apiVersion: String, kind: String) {
        // Comparing the types first spares all other resources the cast.
        if Self.self == RawResource.self, let raw = self as? RawResource { return (raw.apiVersion, raw.kind) }
        let type = Self.type
        return (type.apiVersion, type.kind)
    }
}
