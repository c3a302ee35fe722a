/// One of a closed set of texts, such as `DISABLE` or `ISTIO_MUTUAL`.
public protocol Choice: FieldValue, RawRepresentable, CaseIterable where RawValue == String {
    /// The allowed texts and what they mean, in the order of their declaration.
    static var choices: [(text: String, summary: String)] { get }
}

extension Choice {
    public static var shape: FieldShape { .choice(Self.self) }
    public func encode(to tape: inout Tape) { tape.string(rawValue) }

    public static func decode(from reader: inout TapeReader) -> Self? {
        guard reader.next == .string else { return nil }
        let start = reader.position
        if let value = Self(rawValue: reader.takeText()) { return value }
        reader.position = start
        return nil
    }
}
