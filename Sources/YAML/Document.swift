/// One document of a YAML text.
public struct Document: Sendable {
    let tape: Tape
    let extent: DocumentExtent
    /// The bytes of the document, from its `---` to that of the next one.
    ///
    /// The first document starts with the text; comments before a `---` belong to the document before.
    public let range: Range<Int>

    /// The value of the document; nothing at all reads as null.
    public var root: Node { Node(tape: tape, index: extent.root) }

    /// Where the document starts: at its `---`, or at its value if it has none.
    public var mark: Mark { extent.start.mark }

    /// The text all documents of the stream were read from; ranges and offsets count in it.
    public var source: [UInt8] { tape.source }
}

/// What was read from a text: its documents, and what is wrong with those that could not be read.
public struct DocumentStream: Sendable {
    /// The documents that could be read, in their order.
    public let documents: [Document]
    /// One error for each document that could not be read, in their order.
    public let errors: [YAMLError]
    /// Whether a mapping or a sequence is a key somewhere, as where `{{ }}` was left in a template.
    public let hasCollectionAsKey: Bool
    /// How many values were written in all documents.
    public let valueCount: Int

    init(
        _ tape: Tape,
        _ part: StreamPart,
        _ extents: [DocumentExtent],
        _ errors: [YAMLError],
        hasCollectionAsKey: Bool
    ) {
        let ends = extents.dropFirst().map(\.start.offset) + [part.range.upperBound]
        documents = zip(extents, ends).enumerated().map { number, pair in
            let start = number == 0 ? part.range.lowerBound : pair.0.start.offset
            return Document(tape: tape, extent: pair.0, range: start..<pair.1)
        }
        self.errors = errors
        self.hasCollectionAsKey = hasCollectionAsKey
        valueCount = tape.entries.count
    }
}

extension Document {
    /// Reads all documents of a UTF-8 text.
    ///
    /// A broken document does not hide those after it: reading goes on at the next line that starts with `---`.
    /// The error's mark is where it was noticed, which can be far behind its cause, for example an open quote.
    public static func parse(_ bytes: [UInt8], limits: Limits = Limits()) -> DocumentStream {
        parse(bytes, part: StreamPart(range: 0..<bytes.count, line: 0), limits: limits)
    }

    /// Reads the documents of a part of a text; places count in the whole text, the limits hold for the part.
    public static func parse(_ bytes: [UInt8], part: StreamPart, limits: Limits = Limits()) -> DocumentStream {
        StreamReader(bytes, part, limits: limits).read()
    }

    /// Reads all documents of a text.
    public static func parse(_ text: String, limits: Limits = Limits()) -> DocumentStream {
        parse(Array(text.utf8), limits: limits)
    }
}
