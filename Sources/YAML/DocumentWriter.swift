/// What ``YAMLWriter`` and ``JSONWriter`` have in common: values in, bytes out.
///
/// The calls follow the value from the outside in. A mapping is `beginMapping()`, then for each entry a key and one
/// value, then `endMapping()`. Calls out of order are programmer errors and stop the program.
///
/// ```swift
/// writer.beginDocument()
/// writer.beginMapping()
/// writer.key("hosts")
/// writer.beginSequence()
/// writer.string("cart")
/// writer.endSequence()
/// writer.endMapping()
/// let bytes = writer.finish()
/// ```
public protocol DocumentWriter: Sendable {
    /// Starts a document; `comment` may have several lines.
    mutating func beginDocument(comment: String?)

    mutating func beginMapping()
    mutating func endMapping()
    mutating func beginSequence()
    mutating func endSequence()

    /// Writes a key that is known to need neither quotes nor escapes, such as the name of a field.
    mutating func key(_ plain: StaticString)
    /// Writes any key.
    mutating func key(_ text: String)
    /// Writes any key that is at hand as UTF-8; what is not UTF-8 becomes U+FFFD.
    mutating func key(utf8 text: Span<UInt8>)

    mutating func string(_ text: String)
    /// Writes text that is at hand as UTF-8; what is not UTF-8 becomes U+FFFD.
    mutating func string(utf8 text: Span<UInt8>)
    mutating func int(_ value: Int)
    mutating func double(_ value: Double)
    /// Writes a number as it is spelled: digits, a sign, a point, an exponent.
    mutating func number(utf8 text: Span<UInt8>)
    mutating func bool(_ value: Bool)
    mutating func null()

    /// Hands over what was written and starts afresh.
    mutating func finish() -> [UInt8]
    /// Shows what was written, then forgets it but keeps the memory for the next documents.
    mutating func flush<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result
}

extension DocumentWriter {
    /// Starts a document without a comment.
    public mutating func beginDocument() { beginDocument(comment: nil) }
}

extension Double {
    /// The number as the writers write it: whole numbers below 2^53 as integers, else the shortest text that reads
    /// back as the same number, always with a point, because a YAML 1.1 reader takes `1e+20` for text.
    ///
    /// Only for finite numbers.
    var numberText: String {
        if magnitude < 9_007_199_254_740_992, self == rounded(.towardZero), !(self == 0 && sign == .minus) {
            return "\(Int(self))"
        }
        let text = description
        guard !text.utf8.contains(UInt8(ascii: ".")), let exponent = text.firstIndex(of: "e") else { return text }
        return text[..<exponent] + ".0" + text[exponent...]
    }
}
