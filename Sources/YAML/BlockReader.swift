/// Reads documents in the style that programs write, without libyaml: block collections, texts of one line, comments.
///
/// A document is put on the tape exactly as ``SegmentReader`` puts it there, or not at all: whatever is seldom written
/// (anchors, tags, texts over several lines, tabs, mistakes) is left to libyaml.
struct BlockReader {
    let source: UnsafeBufferPointer<UInt8>
    var offset: Int
    /// Counted from 0.
    var line: Int
    var lineStart: Int
    /// Whether the document ends here, at the next `---` or with the source.
    var isAtEnd = false
    private var hasRead = false
    /// The text of the last scalar that has escapes.
    private var unescaped: [UInt8] = []

    /// What is left to libyaml.
    struct Unusual: Error {}

    /// - Parameter place: where to begin, at the beginning of a line.
    init(_ source: UnsafeBufferPointer<UInt8>, from place: SourcePlace) {
        self.source = source
        offset = place.offset
        line = place.line
        lineStart = place.offset - place.column
    }

    /// Where reading goes on: at the `---` of a document, or at the end of the source.
    var place: SourcePlace { SourcePlace(offset: offset, line: line, column: column) }

    /// Puts the next document on the tape; `nil` if there is none, or if libyaml has to read it.
    mutating func next(into builder: inout TapeBuilder) -> DocumentExtent? {
        let before = self
        let root = builder.entries.count
        do {
            let start = try beginDocument()
            builder.beginDocument(keeping: root)
            try collection(into: &builder)
            guard isAtEnd else { throw Unusual() }
            hasRead = true
            return DocumentExtent(root: root, start: start)
        } catch {
            self = before
            builder.beginDocument(keeping: root)
            return nil
        }
    }

    /// Goes to the value of the next document, and returns where the document begins.
    private mutating func beginDocument() throws -> SourcePlace {
        if !hasRead { try moveToContent() }
        let start = place
        if isAtMarker(UInt8(ascii: "-")) {
            offset += 3
            try endLine()
        } else if hasRead {
            throw Unusual()
        }
        guard !isAtEnd else { throw Unusual() }
        return start
    }
}

// MARK: Collections

extension BlockReader {
    /// Reads the mapping or the sequence that begins here; the reader goes on to what stands behind it.
    private mutating func collection(into builder: inout TapeBuilder) throws {
        guard !isAtDash else { return try sequence(isAtKey: false, into: &builder) }
        let key = try text()
        try passColon(behind: key)
        try mapping(from: key, into: &builder)
    }

    /// Reads a mapping from behind the colon of its first key.
    private mutating func mapping(from first: TapeBuilder.Scalar, into builder: inout TapeBuilder) throws {
        try builder.beginCollection(.mapping, at: first.start, style: .block, tag: nil, anchor: nil)
        let column = first.start.column
        var key = first
        while true {
            try append(key, to: &builder)
            try value(below: column, into: &builder)
            guard !isAtEnd, self.column == column else { break }
            key = try text()
            try passColon(behind: key)
        }
        try refuseContent(from: column)
        builder.endCollection(flowEnd: nil)
    }

    /// Reads the value of a key from behind the colon.
    private mutating func value(below column: Int, into builder: inout TapeBuilder) throws {
        let colonEnd = place
        skipSpaces()
        guard isAtLineEnd || byte() == UInt8(ascii: "#") else {
            return try valueInLine(into: &builder)
        }
        try moveToContent()
        if !isAtEnd, self.column > column {
            try collection(into: &builder)
        } else if !isAtEnd, self.column == column, isAtDash {
            try sequence(isAtKey: true, into: &builder)
        } else {
            try append(plain(colonEnd, to: colonEnd.offset), to: &builder)
        }
    }

    private mutating func valueInLine(into builder: inout TapeBuilder) throws {
        if try !emptyCollection(into: &builder) {
            let text = try text()
            try append(text, to: &builder)
        }
        try endLine()
    }

    /// Reads a sequence, whose dashes may stand right below the key that it is the value of (`isAtKey`).
    private mutating func sequence(isAtKey: Bool, into builder: inout TapeBuilder) throws {
        let column = column
        try builder.beginCollection(.sequence, at: place, style: .block, tag: nil, anchor: nil)
        repeat {
            offset += 1
            try item(into: &builder)
        } while !isAtEnd && self.column == column && isAtDash
        try refuseContent(from: isAtKey ? column + 1 : column)
        builder.endCollection(flowEnd: nil)
    }

    /// Reads an item from behind its dash.
    private mutating func item(into builder: inout TapeBuilder) throws {
        skipSpaces()
        guard try !emptyCollection(into: &builder) else { return try endLine() }
        let text = try text()
        if isAtColon {
            try passColon(behind: text)
            try mapping(from: text, into: &builder)
        } else {
            try append(text, to: &builder)
            try endLine()
        }
    }

    /// Reads `{}` or `[]`; `false` if neither stands here.
    private mutating func emptyCollection(into builder: inout TapeBuilder) throws -> Bool {
        let kind: TapeEntry.Kind
        switch (byte(), byte(1)) {
        case (UInt8(ascii: "{"), UInt8(ascii: "}")): kind = .mapping
        case (UInt8(ascii: "["), UInt8(ascii: "]")): kind = .sequence
        default: return false
        }
        try builder.beginCollection(kind, at: place, style: .flow, tag: nil, anchor: nil)
        offset += 2
        builder.endCollection(flowEnd: place)
        return true
    }

    /// Behind a collection, only what is around it goes on: further to the left.
    private func refuseContent(from column: Int) throws {
        if !isAtEnd, self.column >= column { throw Unusual() }
    }
}

// MARK: Texts

extension BlockReader {
    private func append(_ scalar: TapeBuilder.Scalar, to builder: inout TapeBuilder) throws {
        if let range = scalar.verbatim {
            try builder.append(scalar, text: UnsafeBufferPointer(rebasing: source[range]))
        } else {
            try unescaped.withUnsafeBufferPointer { try builder.append(scalar, text: $0) }
        }
        var end = scalar.start
        end.column += scalar.end - end.offset
        end.offset = scalar.end
        builder.setLastEnd(end)
    }

    /// Reads a text, up to its end.
    private mutating func text() throws -> TapeBuilder.Scalar {
        let start = place
        switch byte() {
        case UInt8(ascii: "\""): return try doubleQuoted(start)
        case UInt8(ascii: "'"): return try singleQuoted(start)
        case let byte?:
            guard byte.beginsPlainText || byte == UInt8(ascii: "-") && !isAtDash else { throw Unusual() }
            return plain(start, to: try plainEnd())
        case nil: throw Unusual()
        }
    }

    private func plain(_ start: SourcePlace, to end: Int) -> TapeBuilder.Scalar {
        TapeBuilder.Scalar(start: start, end: end, style: .plain, isResolvable: true, verbatim: start.offset..<end)
    }

    /// Goes to the end of a plain text: space behind it is none of it.
    private mutating func plainEnd() throws -> Int {
        let start = offset
        while true {
            offset = source.endOfOrdinary(from: offset)
            guard !isAtLineEnd, !isAtColon else { break }
            if source[offset] == UInt8(ascii: "#"), source[offset - 1] == UInt8(ascii: " "), offset > start { break }
            guard source[offset].isPrintable else { throw Unusual() }
            offset += 1
        }
        while source[offset - 1] == UInt8(ascii: " ") { offset -= 1 }
        return offset
    }

    private mutating func singleQuoted(_ start: SourcePlace) throws -> TapeBuilder.Scalar {
        offset += 1
        try skip { $0 != UInt8(ascii: "'") }
        let content = start.offset + 1..<offset
        offset += 1
        // Two of them stand for one.
        guard byte() != UInt8(ascii: "'") else { throw Unusual() }
        return TapeBuilder.Scalar(
            start: start,
            end: offset,
            style: .singleQuoted,
            isResolvable: false,
            verbatim: content
        )
    }

    private mutating func doubleQuoted(_ start: SourcePlace) throws -> TapeBuilder.Scalar {
        offset += 1
        try skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        var scalar = TapeBuilder.Scalar(start: start, end: 0, style: .doubleQuoted, isResolvable: false)
        if byte() == UInt8(ascii: "\\") {
            try unescape(from: start.offset + 1)
        } else {
            scalar.verbatim = start.offset + 1..<offset
        }
        offset += 1
        scalar.end = offset
        return scalar
    }

    /// Reads on to the closing quote, with the escapes that occur in JSON inside of YAML.
    private mutating func unescape(from start: Int) throws {
        unescaped.removeAll(keepingCapacity: true)
        var start = start
        while byte() == UInt8(ascii: "\\") {
            unescaped += source[start..<offset]
            switch byte(1) {
            case UInt8(ascii: "n"): unescaped.append(0x0A)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): unescaped.append(source[offset + 1])
            default: throw Unusual()
            }
            offset += 2
            start = offset
            try skip { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        }
        unescaped += source[start..<offset]
    }

    /// Goes on to the first byte on this line that is not meant.
    private mutating func skip(while isMeant: (UInt8) -> Bool) throws {
        while let byte = byte(), isMeant(byte) {
            guard byte.isPrintable else { throw Unusual() }
            offset += 1
        }
        guard offset < source.count else { throw Unusual() }
    }
}
