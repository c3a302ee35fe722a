/// Writes JSON with the calls of ``YAMLWriter``.
///
/// Several documents follow each other, one line end between them, as `jq` reads them.
public struct JSONWriter: DocumentWriter {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// One entry a line, indented by two spaces a level.
        case pretty
        /// Everything on one line, without spaces.
        case compact
    }

    private var buffer: ByteBuffer
    private let layout: Layout
    private var level = Level()
    private var outerLevels: [Level] = []

    /// Starts empty, with memory for `capacity` bytes.
    public init(_ layout: Layout = .pretty, capacity: Int = 4096) {
        self.layout = layout
        buffer = ByteBuffer(capacity: capacity)
    }

    /// Starts a document; JSON has no comments, so `comment` is left out.
    public mutating func beginDocument(comment: String?) {
        precondition(outerLevels.isEmpty && !level.awaitsValue, "the document before is not complete")
        level.awaitsValue = true
    }

    public mutating func beginMapping() { begin(.mapping, "{") }
    public mutating func endMapping() { end(.mapping, "}") }
    public mutating func beginSequence() { begin(.sequence, "[") }
    public mutating func endSequence() { end(.sequence, "]") }

    public mutating func key(_ plain: StaticString) {
        beginKey()
        buffer.append(UInt8(ascii: "\""))
        buffer.append(plain)
        buffer.append(layout == .pretty ? "\": " : "\":")
    }

    public mutating func key(_ text: String) {
        beginKey()
        append(quoted: text)
        buffer.append(layout == .pretty ? ": " : ":")
    }

    public mutating func key(utf8 text: Span<UInt8>) {
        beginKey()
        withValidUTF8(text) { buffer.appendQuoted($0) }
        buffer.append(layout == .pretty ? ": " : ":")
    }

    public mutating func string(_ text: String) {
        beginValue()
        append(quoted: text)
        endValue()
    }

    public mutating func string(utf8 text: Span<UInt8>) {
        beginValue()
        withValidUTF8(text) { buffer.appendQuoted($0) }
        endValue()
    }

    public mutating func int(_ value: Int) { append(word: "\(value)") }
    /// Writes a number; infinities and NaN, which JSON cannot write, become `null`.
    public mutating func double(_ value: Double) { append(word: value.isFinite ? value.numberText : "null") }
    public mutating func number(utf8 text: Span<UInt8>) {
        beginValue()
        text.withUnsafeBufferPointer { buffer.append($0) }
        endValue()
    }

    public mutating func bool(_ value: Bool) { append(word: value ? "true" : "false") }
    public mutating func null() { append(word: "null") }

    public mutating func finish() -> [UInt8] {
        precondition(outerLevels.isEmpty && !level.awaitsValue, "the document is not complete")
        return buffer.take()
    }

    public mutating func flush<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(outerLevels.isEmpty && !level.awaitsValue, "the document is not complete")
        defer { buffer.removeAll() }
        return try buffer.withSpan(body)
    }
}

extension JSONWriter {
    private struct Level {
        enum Kind { case document, mapping, sequence }

        var kind = Kind.document
        var isEmpty = true
        var awaitsValue = false
    }

    private mutating func begin(_ kind: Level.Kind, _ bracket: StaticString) {
        beginValue()
        buffer.append(bracket)
        outerLevels.append(level)
        level = Level(kind: kind)
    }

    private mutating func end(_ kind: Level.Kind, _ bracket: StaticString) {
        precondition(level.kind == kind && !level.awaitsValue, "the end of another collection is due")
        let isEmpty = level.isEmpty
        level = outerLevels.removeLast()
        if !isEmpty { beginLine(depth: outerLevels.count) }
        buffer.append(bracket)
        endValue()
    }

    private mutating func beginKey() {
        precondition(level.kind == .mapping && !level.awaitsValue, "a key belongs into a mapping")
        beginEntry()
        level.awaitsValue = true
    }

    private mutating func beginValue() {
        if level.kind == .sequence { return beginEntry() }
        precondition(level.awaitsValue, "a value needs a key or a document before it")
        level.awaitsValue = false
    }

    private mutating func endValue() {
        if level.kind == .document { buffer.append(UInt8(ascii: "\n")) }
    }

    private mutating func beginEntry() {
        if !level.isEmpty { buffer.append(UInt8(ascii: ",")) }
        level.isEmpty = false
        beginLine(depth: outerLevels.count)
    }

    private mutating func beginLine(depth: Int) {
        guard layout == .pretty else { return }
        buffer.append(atMost: 2 * depth + 1) { place in
            place[0] = UInt8(ascii: "\n")
            return (place + 1).indent(2 * depth) + 1
        }
    }

    private mutating func append(word: String) {
        beginValue()
        buffer.append(word)
        endValue()
    }

    private mutating func append(quoted text: String) {
        var text = text
        text.withUTF8 { buffer.appendQuoted($0) }
    }
}
