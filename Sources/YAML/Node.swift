/// A value in a ``Document``, and where it is written.
///
/// A node is a cursor: small, cheap to copy, and good for as long as it is kept. An alias (`*name`) shows what it
/// stands for, but its ``mark`` and ``range`` are those of the alias.
public struct Node: Sendable {
    let tape: Tape
    /// Where it is written.
    let place: Int
    /// What it means: the same entry, unless it is an alias.
    let index: Int

    @inline(__always)
    init(tape: Tape, index: Int) {
        self.tape = tape
        place = index
        self.index = tape.entries[index].kind == .alias ? Int(tape.entries[index].payload) : index
    }

    var entry: TapeEntry {
        @inline(__always) get { tape.entries[index] }
    }
}

extension Node {
    /// The shape of a value.
    public enum Kind: Sendable { case scalar, mapping, sequence }

    /// How a value is written.
    public enum Style: UInt8, Sendable {
        case plain, singleQuoted, doubleQuoted
        /// A block after `|` or `>`.
        case literal, folded
        /// A collection with one entry a line, or with brackets.
        case block, flow
    }

    public var kind: Kind {
        switch entry.kind {
        case .mapping: .mapping
        case .sequence: .sequence
        case .scalar, .alias: .scalar
        }
    }

    public var style: Style { entry.style }

    /// Whether the value is an alias of one that is written elsewhere.
    public var isAlias: Bool { place != index }

    /// The value an alias stands for, at the place where it is written; other nodes are their own.
    public var target: Node { Node(tape: tape, index: index) }

    /// The tag in its long form, for example `tag:yaml.org,2002:str` for `!!str`, or `nil` without one.
    public var tag: String? { entry.tag == 0 ? nil : tape.tags[Int(entry.tag) - 1] }

    /// The bytes of the value in the source: with quotes, without anchor and tag.
    ///
    /// A block (`|`, `>`) reaches from its header to the end of its last line that is not empty, without that line's
    /// end; only if its header keeps them (`|+`) do empty lines after it belong to it. A block collection reaches from
    /// its first to its last value. A missing value has an empty range behind its `:` or `-`.
    public var range: Range<Int> {
        let entry = tape.entries[place]
        return Int(entry.start)..<Int(max(entry.start, entry.end))
    }

    /// Where the value starts.
    public var mark: Mark {
        let entry = tape.entries[place]
        return Mark(line: Int(entry.line) + 1, column: Int(entry.column) + 1, offset: Int(entry.start))
    }

    /// Where the value ends; found by walking over it.
    public var end: Mark {
        tape.source.withUnsafeBufferPointer { source in
            let start = mark
            var place = SourcePlace(offset: start.offset, line: start.line - 1, column: start.column - 1)
            place.advance(to: range.upperBound, in: source)
            return place.mark
        }
    }

    /// The text of a scalar, without quotes and with escapes resolved; `nil` for a collection.
    public var text: String? {
        withUTF8 { span in span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
    }

    /// Shows the text of a scalar as UTF-8; `nil` for a collection.
    @inline(__always)
    public func withUTF8<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard entry.kind == .scalar else { return nil }
        return try tape.withText(at: index, body)
    }

    /// Whether this is a scalar with this text; makes no string.
    public func hasText(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { tape.text(at: index, equals: $0) } ?? (self.text == text)
    }

    /// Whether this is a scalar with this text; makes no string.
    public func hasText(_ text: StaticString) -> Bool {
        tape.text(at: index, equals: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

extension Node: Equatable, Hashable {
    /// Whether both are the same place in the same text.
    public static func == (lhs: Node, rhs: Node) -> Bool { lhs.tape === rhs.tape && lhs.place == rhs.place }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(tape))
        hasher.combine(place)
    }
}
