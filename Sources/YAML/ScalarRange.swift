extension UnsafeBufferPointer<UInt8> {
    /// Whether `text` stands in `range` as it is.
    @inline(__always)
    func holds(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
        guard text.count == range.count, range.upperBound <= count else { return false }
        for index in 0..<text.count where self[range.lowerBound + index] != text[index] { return false }
        return true
    }

    /// Moves over the tag and the anchor before a value, with the space, line ends and comments around them.
    func skipProperties(_ place: inout SourcePlace, upTo limit: Int? = nil) {
        let limit = limit ?? count
        var index = place.offset
        while index < limit, self[index] == UInt8(ascii: "&") || self[index] == UInt8(ascii: "!") {
            while index < limit, self[index] > UInt8(ascii: " "), !isFlowIndicator(self[index]) { index += 1 }
            index = skipSpace(from: index, upTo: limit)
        }
        place.advance(to: index, in: self)
    }

    /// Tags and anchors of flow collections end at these.
    private func isFlowIndicator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    private func skipSpace(from start: Int, upTo limit: Int) -> Int {
        var index = start
        while index < limit {
            if self[index] == UInt8(ascii: "#") {
                while index < limit, self[index] != 0x0A, self[index] != 0x0D { index += 1 }
            } else if self[index] <= UInt8(ascii: " ") {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    /// Where a literal or folded block ends: behind its last line that is not empty, before that line's end.
    ///
    /// libyaml ends it where the next token may start. Empty lines at the end belong to the block only if its header
    /// says so (`|+`), or if its last line consists of spaces.
    func endOfBlock(from start: SourcePlace, to limit: Int, text: UnsafeBufferPointer<UInt8>) -> SourcePlace {
        var end = limit
        while end > start.offset, isSpace(self[end - 1]) { end -= 1 }
        if end > start.offset, isLineEnd(self[end - 1]) { end -= lengthOfLineEnd(before: end) }
        if !keepsLineEnds(at: start.offset), !endsWithSpace(text) {
            while end > start.offset, self[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        }
        var place = start
        place.advance(to: Swift.max(end, start.offset), in: self)
        return place
    }

    private func keepsLineEnds(at header: Int) -> Bool {
        self[Swift.min(header + 1, count)..<Swift.min(header + 3, count)].contains(UInt8(ascii: "+"))
    }

    private func endsWithSpace(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.last { !isLineEnd($0) }.map(isSpace) ?? false
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private func lengthOfLineEnd(before end: Int) -> Int {
        end > 1 && self[end - 1] == 0x0A && self[end - 2] == 0x0D ? 2 : 1
    }
}
