/// A part of a text that can be read by itself: it begins with the text or at a `---`.
public struct StreamPart: Hashable, Sendable {
    /// The bytes of the part.
    public let range: Range<Int>
    /// How many lines stand before it.
    let line: Int

    /// The parts of a text, each of them about as long as wanted, or longer where one document is.
    ///
    /// A `---` at the beginning of a line ends whatever is open, a block of text too, so nothing goes over the border of
    /// two parts; only directives (`%`) belong to the `---` after them.
    public static func parts(of bytes: [UInt8], length: Int) -> [StreamPart] {
        bytes.withUnsafeBufferPointer { bytes in
            var parts: [StreamPart] = []
            var start = SourcePlace(offset: 0, line: 0, column: 0)
            while start.offset < bytes.count || parts.isEmpty {
                let end = bytes.border(atOrAfter: start.offset + max(length, 1)) ?? bytes.count
                parts.append(StreamPart(range: start.offset..<end, line: start.line))
                start.advanceLines(to: end, in: bytes)
            }
            return parts
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the next document begins that does not need what stands before it.
    fileprivate func border(atOrAfter start: Int) -> Int? {
        var start = start
        while let found = documentStart(atOrAfter: start) {
            guard followsDirective(found) else { return found }
            start = found + 3
        }
        return nil
    }

    /// Whether the last line before `index` that is neither empty nor a comment is a directive.
    private func followsDirective(_ index: Int) -> Bool {
        var end = index
        while end > 0 {
            var start = end - 1
            while start > 0, self[start - 1] != 0x0A, self[start - 1] != 0x0D { start -= 1 }
            switch self[start..<end].first(where: { $0 > UInt8(ascii: " ") }) {
            case nil, UInt8(ascii: "#"): end = start
            default: return self[start] == UInt8(ascii: "%")
            }
        }
        return false
    }
}

extension SourcePlace {
    /// Moves to the beginning of a line and counts the lines on the way.
    fileprivate mutating func advanceLines(to end: Int, in source: UnsafeBufferPointer<UInt8>) {
        // Most texts hold no other line ends than line feeds, which can be counted many at once.
        while offset < end {
            if let count = source.lineFeedsInBlock(at: offset, upTo: end) {
                line += count
                offset += UnsafeBufferPointer.blockLength
            } else {
                advance(to: min(offset + UnsafeBufferPointer.blockLength, end), in: source)
            }
        }
        column = 0
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// A text is looked at in blocks, so that one unusual line does not slow down all of it.
    fileprivate static var blockLength: Int { 4096 }

    /// How many line feeds the next block has; `nil` if it has other line ends or is not ASCII, or if there is none.
    fileprivate func lineFeedsInBlock(at start: Int, upTo end: Int) -> Int? {
        guard end - start >= Self.blockLength else { return nil }
        let raw = UnsafeRawBufferPointer(self)
        var lineFeeds = 0
        for index in stride(from: start, to: start + Self.blockLength, by: ByteWord.length) {
            let word = ByteWord(raw, at: index)
            guard word.isASCII, word.count(of: 0x0D) == 0 else { return nil }
            lineFeeds += word.count(of: 0x0A)
        }
        return lineFeeds
    }
}
