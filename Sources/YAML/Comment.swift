/// A comment in a document.
public struct Comment: Hashable, Sendable {
    /// Where its `#` is.
    public let mark: Mark
    /// Its text, without the `#` and the space around it.
    public let text: String
    /// Whether nothing but space stands before it on its line.
    public let isAlone: Bool
}

extension Document {
    /// The comments of the document in their order; found by looking for them, so keep the result.
    ///
    /// A `#` inside of a text is none.
    public var comments: [Comment] {
        tape.source.withUnsafeBufferPointer { source in
            guard source[range].contains(UInt8(ascii: "#")) else { return [] }
            var scanner = CommentScanner(source: source, place: start)
            for index in entryRange where tape.entries[index].kind == .scalar {
                scanner.scan(upTo: Int(tape.entries[index].start))
                scanner.skip(tape.entries[index])
            }
            scanner.scan(upTo: range.upperBound)
            return scanner.comments
        }
    }

    /// Where the range of the document starts.
    private var start: SourcePlace {
        range.lowerBound == extent.start.offset ? extent.start : SourcePlace(offset: 0, line: 0, column: 0)
    }

    private var entryRange: Range<Int> { extent.root..<Int(tape.entries[extent.root].next) }
}

/// Looks for comments between the scalars of a document.
private struct CommentScanner {
    let source: UnsafeBufferPointer<UInt8>
    var place: SourcePlace
    var comments: [Comment] = []

    mutating func scan(upTo end: Int) {
        while let hash = nextHash(before: end) {
            place.advance(to: hash, in: source)
            var lineEnd = hash
            while lineEnd < source.count, source.lengthOfLineBreak(at: lineEnd) == 0 { lineEnd += 1 }
            comments.append(
                Comment(mark: place.mark, text: text(of: hash + 1..<lineEnd), isAlone: isAlone(at: hash))
            )
            place.advance(to: lineEnd, in: source)
        }
        if place.offset < end { place.advance(to: end, in: source) }
    }

    /// Goes behind a scalar; only the header of a block can have a comment.
    mutating func skip(_ entry: TapeEntry) {
        if entry.style == .literal || entry.style == .folded {
            var headerEnd = Int(entry.start)
            while headerEnd < entry.end, source.lengthOfLineBreak(at: headerEnd) == 0 { headerEnd += 1 }
            scan(upTo: headerEnd)
        }
        place.advance(to: Int(entry.end), in: source)
    }

    /// The next `#` at the start of a line or after white space.
    private func nextHash(before end: Int) -> Int? {
        guard place.offset < end else { return nil }
        return (place.offset..<end).first { index in
            source[index] == UInt8(ascii: "#") && (index == 0 || source[index - 1] <= UInt8(ascii: " "))
        }
    }

    private func isAlone(at hash: Int) -> Bool {
        var index = hash
        while index > 0, source[index - 1] == UInt8(ascii: " ") || source[index - 1] == UInt8(ascii: "\t") {
            index -= 1
        }
        return index == 0 || source[index - 1] == 0x0A || source[index - 1] == 0x0D
    }

    private func text(of range: Range<Int>) -> String {
        var text = source[range]
        while let first = text.first, first <= UInt8(ascii: " ") { text.removeFirst() }
        while let last = text.last, last <= UInt8(ascii: " ") { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
