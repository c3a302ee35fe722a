/// Writes YAML that every reader understands alike: YAML 1.1, YAML 1.2 and the Kubernetes tools.
///
/// Block style, two spaces a level, lists at the column of their key as `kubectl` writes them, lines never folded.
/// Text stands without quotes where no reader can take it for anything else, in a literal block if it has several
/// lines, and between double quotes otherwise. Each document starts with `---`.
public struct YAMLWriter: DocumentWriter {
    var buffer: ByteBuffer
    private var level = Level()
    private var outerLevels: [Level] = []

    /// Starts empty, with memory for `capacity` bytes.
    public init(capacity: Int = 4096) {
        buffer = ByteBuffer(capacity: capacity)
        outerLevels.reserveCapacity(32)
    }

    public mutating func beginDocument(comment: String?) {
        precondition(outerLevels.isEmpty && !level.awaitsValue, "the document before is not complete")
        level.awaitsValue = true
        buffer.append("---\n")
        guard let comment else { return }
        for line in comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            append(commentLine: line)
        }
    }

    public mutating func beginMapping() {
        begin(Level(kind: .mapping, column: level.kind == .document ? 0 : level.column + 2))
    }

    public mutating func endMapping() {
        end(.mapping, empty: "{}\n")
    }

    public mutating func beginSequence() {
        begin(Level(kind: .sequence, column: level.kind == .sequence ? level.column + 2 : level.column))
    }

    public mutating func endSequence() {
        end(.sequence, empty: "[]\n")
    }

    /// Writes a key that is known to need no quotes; checked in debug builds only.
    public mutating func key(_ plain: StaticString) {
        let text = UnsafeBufferPointer(start: plain.utf8Start, count: plain.utf8CodeUnitCount)
        assert(ScalarStyle(for: text) == .plain && text.count <= Self.longestSimpleKey, "\(plain) needs quotes")
        beginKey()
        append(simpleKey: text)
    }

    public mutating func key(_ text: String) {
        var text = text
        beginKey()
        text.withUTF8 { append(key: $0) }
    }

    public mutating func key(utf8 text: Span<UInt8>) {
        beginKey()
        withValidUTF8(text) { append(key: $0) }
    }

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

extension YAMLWriter {
    /// The collection that is being written, or the document itself.
    fileprivate struct Level {
        enum Kind { case document, mapping, sequence }

        var kind = Kind.document
        /// Where its entries start, counted from 0.
        var column = 0
        var isEmpty = true
        /// Whether a key was written, or a document begun, whose value is still missing.
        var awaitsValue = false
        /// The kind of collection this one is in, which says how its first line begins.
        var outer = Kind.document
    }

    /// Readers need not look further than 1,024 characters for the colon after a key.
    private static let longestSimpleKey = 1000

    /// How far the lines of a literal block are indented, in the place that is written to.
    var blockColumn: Int { level.kind == .document ? 2 : level.column + 2 }

    /// Writes what stands before a value and returns whether a space must follow.
    @inline(__always)
    mutating func beginValue() -> Bool {
        if level.kind == .sequence {
            beginLine()
            buffer.append(UInt8(ascii: "-"))
            return true
        }
        precondition(level.awaitsValue, "a value needs a key or a document before it")
        level.awaitsValue = false
        return level.kind == .mapping
    }

    private mutating func begin(_ next: Level) {
        _ = beginValue()
        outerLevels.append(level)
        let outer = level.kind
        level = next
        level.outer = outer
    }

    private mutating func end(_ kind: Level.Kind, empty: StaticString) {
        precondition(level.kind == kind && !level.awaitsValue, "the end of another collection is due")
        if level.isEmpty {
            if level.outer != .document { buffer.append(UInt8(ascii: " ")) }
            buffer.append(empty)
        }
        level = outerLevels.removeLast()
    }

    @inline(__always)
    private mutating func beginKey() {
        precondition(level.kind == .mapping && !level.awaitsValue, "a key belongs into a mapping")
        beginLine()
        level.awaitsValue = true
    }

    /// Goes to where an entry starts: the first one of a list item stays on the line of its dash.
    @inline(__always)
    private mutating func beginLine() {
        let isFirst = level.isEmpty
        level.isEmpty = false
        if isFirst, level.outer != .mapping {
            if level.outer == .sequence { buffer.append(UInt8(ascii: " ")) }
            return
        }
        let column = level.column
        buffer.append(atMost: column + 1) { place in
            guard isFirst else { return place.indent(column) }
            place[0] = UInt8(ascii: "\n")
            return (place + 1).indent(column) + 1
        }
    }

    @inline(__always)
    private mutating func append(key text: UnsafeBufferPointer<UInt8>) {
        if ScalarStyle(for: text) == .plain, text.count <= Self.longestSimpleKey {
            append(simpleKey: text)
        } else {
            append(quotedKey: text)
        }
    }

    @inline(__always)
    private mutating func append(simpleKey text: UnsafeBufferPointer<UInt8>) {
        buffer.append(atMost: text.count + 1) { place in
            let end = place.copy(text)
            place[end] = UInt8(ascii: ":")
            return end + 1
        }
    }

    @inline(never)
    private mutating func append(quotedKey text: UnsafeBufferPointer<UInt8>) {
        var quoted = ByteBuffer(capacity: text.count + 2)
        quoted.appendQuoted(text)
        let isSimple = quoted.count <= Self.longestSimpleKey
        if !isSimple { buffer.append("? ") }
        quoted.withSpan { span in span.withUnsafeBufferPointer { buffer.append($0) } }
        if !isSimple {
            let column = level.column
            buffer.append(UInt8(ascii: "\n"))
            buffer.append(atMost: column) { $0.indent(column) }
        }
        buffer.append(UInt8(ascii: ":"))
    }

    private mutating func append(commentLine line: Substring) {
        var line = line
        buffer.append(line.isEmpty ? "#" : "# ")
        line.withUTF8 { text in
            // A comment has no escapes.
            for byte in text { buffer.append(byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F ? 0x20 : byte) }
        }
        buffer.append(UInt8(ascii: "\n"))
    }
}
