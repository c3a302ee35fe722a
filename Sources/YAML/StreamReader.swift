/// Reads all documents of a source, also those behind a broken one.
///
/// The documents at the beginning that are written plainly are read directly, the others by libyaml. libyaml stops at the first error. Reading then goes on with a new parser at the next line that starts a document.
struct StreamReader {
    private let limits: Limits
    private let source: [UInt8]
    private let part: StreamPart
    /// A copy of the part in which a few bytes differ, which libyaml reads instead; empty where none is needed.
    private var patched: [UInt8] = []
    private var builder: TapeBuilder
    private var encoding = SourceEncoding()
    private var documents: [DocumentExtent] = []
    private var errors: [YAMLError] = []
    /// Where the document begins that is being read; between documents, where the last one ended.
    private var documentStart: SourcePlace
    private var isInDocument = false
    /// Where its content begins, behind its `---`.
    private var contentStart = 0
    private var firstEntry = 0
    private var patches = 0

    init(_ source: [UInt8], _ part: StreamPart, limits: Limits) {
        self.limits = limits
        self.source = source
        self.part = part
        documentStart = part.start
        builder = TapeBuilder(limits: limits, expectedBytes: part.range.count)
    }

    consuming func read() -> DocumentStream {
        source.withUnsafeBufferPointer { source in
            if part.range.count > limits.maximumBytes {
                errors.append(YAMLError(.limit, "the text has more than \(limits.maximumBytes) bytes"))
            } else {
                // Nothing sees what stands behind the part.
                readAll(UnsafeBufferPointer(rebasing: source[..<part.range.upperBound]))
            }
        }
        let tape = Tape(
            entries: builder.entries,
            source: source,
            sideText: builder.sideText,
            tags: builder.tags
        )
        return DocumentStream(tape, part, documents, errors, hasCollectionAsKey: builder.hasCollectionAsKey)
    }
}

extension StreamPart {
    fileprivate var start: SourcePlace { SourcePlace(offset: range.lowerBound, line: line, column: 0) }
}

/// Where a document is on the tape and in the source.
struct DocumentExtent: Sendable {
    var root: Int
    var start: SourcePlace
}

extension StreamReader {
    private mutating func readAll(_ source: UnsafeBufferPointer<UInt8>) {
        var place = part.start
        if place.offset == 0, source.starts(with: [0xEF, 0xBB, 0xBF]) { place.offset = 3 }
        place = readBlocks(source, from: place)
        guard place.offset < source.count else { return }
        var stretch = readableStretch(from: place.offset, in: source)
        while true {
            if let bad = stretch.bad, bad < place.offset { stretch = readableStretch(from: place.offset, in: source) }
            var error = read(source, from: place, upTo: stretch.end)
            if error == nil, let bad = stretch.bad { error = badCharacter(at: bad, source, from: place) }
            guard let error else { return }
            errors.append(error)
            guard let next = resumption(after: error, from: place, in: source) else { return }
            place = next
        }
    }

    /// Reads the documents that need no libyaml; returns where the first one begins that does.
    private mutating func readBlocks(_ source: UnsafeBufferPointer<UInt8>, from place: SourcePlace) -> SourcePlace {
        var reader = BlockReader(source, from: place)
        while let document = reader.next(into: &builder) { documents.append(document) }
        return reader.place
    }

    /// How far libyaml may read: up to the document that holds the next bad character.
    private mutating func readableStretch(
        from start: Int,
        in source: UnsafeBufferPointer<UInt8>
    ) -> (end: Int, bad: Int?) {
        guard let bad = encoding.firstBadCharacter(in: source, from: start) else { return (source.count, nil) }
        encoding.isASCII = false
        return (source.documentStart(before: bad, notBefore: start), bad)
    }

    /// Where to go on after an error: the next line that starts a document.
    private mutating func resumption(
        after error: YAMLError,
        from place: SourcePlace,
        in source: UnsafeBufferPointer<UInt8>
    ) -> SourcePlace? {
        guard error.code != .exhausted else { return nil }
        guard errors.count < limits.maximumErrors else {
            errors.append(YAMLError(.limit, "too many errors; the rest was not read", at: error.mark))
            return nil
        }
        let failed = max(error.mark?.offset ?? 0, documentStart.offset, place.offset)
        var line = failed
        while line > 0, source[line - 1] != 0x0A, source[line - 1] != 0x0D { line -= 1 }
        let first = max(line, isInDocument ? contentStart : documentStart.offset, place.offset + 1)
        guard let next = source.documentStart(atOrAfter: first) else { return nil }
        var resumed = documentStart.offset > place.offset ? documentStart : place
        resumed.advance(to: next, in: source)
        return resumed
    }

    private mutating func badCharacter(
        at offset: Int,
        _ source: UnsafeBufferPointer<UInt8>,
        from place: SourcePlace
    ) -> YAMLError {
        var place = documentStart.offset > place.offset ? documentStart : place
        place.advance(to: offset, in: source)
        documentStart = place
        let length = source[offset] < 0x80 ? 1 : source[offset] == 0xC2 ? 2 : 3
        let isText = String(validating: source[offset...].prefix(length), as: UTF8.self) != nil
        return YAMLError(.encoding, isText ? "control characters must be escaped" : "not UTF-8", at: place.mark)
    }
}

extension StreamReader {
    /// Reads up to `limit`; returns what stopped the reading before.
    private mutating func read(
        _ source: UnsafeBufferPointer<UInt8>,
        from place: SourcePlace,
        upTo limit: Int
    ) -> YAMLError? {
        documentStart = place
        isInDocument = false
        firstEntry = builder.entries.count
        var start = place
        while true {
            do throws(YAMLError) {
                try readSegment(source, from: start, upTo: limit)
                return nil
            } catch {
                builder.beginDocument(keeping: firstEntry)
                guard patch(after: error) else { return error }
                start = lineStart(of: documentStart, in: source, notBefore: place)
            }
        }
    }

    /// A parser starts at a line, since columns matter.
    private func lineStart(
        of start: SourcePlace,
        in source: UnsafeBufferPointer<UInt8>,
        notBefore place: SourcePlace
    ) -> SourcePlace {
        var offset = start.offset
        while offset > place.offset, source[offset - 1] != 0x0A, source[offset - 1] != 0x0D { offset -= 1 }
        return SourcePlace(offset: offset, line: start.line, column: 0)
    }

    private mutating func readSegment(
        _ source: UnsafeBufferPointer<UInt8>,
        from place: SourcePlace,
        upTo limit: Int
    ) throws(YAMLError) {
        let patched = patched
        let isASCII = encoding.isASCII
        try patched.withUnsafeBufferPointer { (patched) throws(YAMLError) in
            let range = place.offset..<limit
            let shifted = (place.offset - part.range.lowerBound)..<(limit - part.range.lowerBound)
            let input = UnsafeBufferPointer(rebasing: patched.isEmpty ? source[range] : patched[shifted])
            var segment = try SegmentReader(input, of: source, from: place, isASCII: isASCII)
            try readDocuments(of: &segment)
        }
    }

    private mutating func readDocuments(of segment: inout SegmentReader) throws(YAMLError) {
        while true {
            switch try segment.next(into: &builder) {
            case .documentStart(let start, let content):
                documentStart = start
                contentStart = content.offset
                // A document without a value has it here, not behind the document before.
                builder.setLastEnd(content)
                isInDocument = true
                firstEntry = builder.entries.count
                builder.beginDocument(keeping: firstEntry)
            case .documentEnd(let end):
                documents.append(DocumentExtent(root: firstEntry, start: documentStart))
                documentStart = end
                isInDocument = false
                firstEntry = builder.entries.count
            case .streamEnd: return
            }
        }
    }

    /// Makes a text readable that Kubernetes reads and libyaml refuses: a colon at the end of a word in a flow
    /// collection, as in `[::1, 2001:db8::]`.
    ///
    /// libyaml is shown a letter instead. The text of the word is taken from the source, so nobody sees the letter.
    private mutating func patch(after error: YAMLError) -> Bool {
        guard error.message.hasPrefix("found unexpected ':'"), let mark = error.mark, isInDocument, patches < 100 else {
            return false
        }
        let index = mark.offset - part.range.lowerBound
        if patched.isEmpty { patched = Array(source[part.range]) }
        guard source[mark.offset] == UInt8(ascii: ":"), patched[index] == UInt8(ascii: ":") else { return false }
        patches += 1
        patched[index] = UInt8(ascii: "x")
        return true
    }
}
