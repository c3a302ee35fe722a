/// The values of all documents of a text in one row, in the order they are written; never changed once it is complete.
final class Tape: Sendable {
    let entries: ContiguousArray<TapeEntry>
    let source: [UInt8]
    /// The texts that are not a slice of the source: with escapes, over several lines.
    let sideText: [UInt8]
    let tags: [String]

    init(entries: ContiguousArray<TapeEntry>, source: [UInt8], sideText: [UInt8], tags: [String]) {
        self.entries = entries
        self.source = source
        self.sideText = sideText
        self.tags = tags
    }
}

/// One value: 32 bytes without references, followed by the values inside of it.
struct TapeEntry: Sendable {
    enum Kind: UInt8, Sendable { case scalar, mapping, sequence, alias }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8

        /// The text is in the side buffer, not in the source.
        static let hasSideText = Flags(rawValue: 1)
        /// The scalar is plain, so its text may mean a number, a boolean or nothing.
        static let isResolvable = Flags(rawValue: 2)
        /// The mapping has a key `<<`.
        static let hasMergeKey = Flags(rawValue: 4)
    }

    /// The range in the source.
    var start: UInt32
    var end: UInt32 = 0
    /// Counted from 0.
    var line: UInt32
    var column: UInt32
    /// The index after this value and all values inside of it.
    var next: UInt32 = 0
    /// Of a scalar, where its text starts; of a collection, how many values it holds; of an alias, what it stands for.
    var payload: UInt32 = 0
    /// Of a scalar, how many bytes its text has.
    var textLength: UInt32 = 0
    /// 0 for none, else one more than the index of the tag.
    var tag: UInt16 = 0
    var flags: Flags = []
    /// The kind in the two lowest bits, the style above.
    private let form: UInt8

    @inline(__always)
    init(_ kind: Kind, _ style: Node.Style, at start: SourcePlace) {
        self.start = UInt32(truncatingIfNeeded: start.offset)
        line = UInt32(truncatingIfNeeded: start.line)
        column = UInt32(truncatingIfNeeded: start.column)
        form = kind.rawValue | style.rawValue << 2
    }

    var kind: Kind {
        @inline(__always) get { Kind(rawValue: form & 3) ?? .scalar }
    }

    var style: Node.Style { Node.Style(rawValue: form >> 2) ?? .plain }
}

extension Tape {
    /// The text of the scalar at `index`.
    @inline(__always)
    func withText<Result, Failure: Error>(
        at index: Int,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let entry = entries[index]
        let range = Int(entry.payload)..<Int(entry.payload) + Int(entry.textLength)
        let bytes = entry.flags.contains(.hasSideText) ? sideText : source
        return try body(bytes.span.extracting(range))
    }

    /// Whether the text of the scalar at `index` is `text`.
    func text(at index: Int, equals text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard entries[index].kind == .scalar, entries[index].textLength == text.count else { return false }
        return withText(at: index) { span in
            span.withUnsafeBufferPointer { bytes in
                for position in 0..<text.count where bytes[position] != text[position] { return false }
                return true
            }
        }
    }
}
