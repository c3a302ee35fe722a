import YAML

/// The bytes of a text by lines, for edits that add or remove some.
struct SourceLines {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The line's end that the text uses.
    var newline: String {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return "\n" }
        return end > 0 && bytes[end - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
    }

    /// Where the line of `offset` ends, before its line break.
    func lineEnd(after offset: Int) -> Int {
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return end > offset && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }

    /// Where the line of `offset` begins.
    func lineStart(before offset: Int) -> Int {
        (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    }

    /// How many characters stand before `offset` in its line.
    func column(of offset: Int) -> Int {
        let start = lineStart(before: offset)
        let hasMark = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return offset - start - (hasMark ? 3 : 0)
    }

    /// Whether a `-` that begins an item of a block list is at a place.
    func isDash(_ place: Int) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "-") else { return false }
        return place + 1 == bytes.count || bytes[place + 1] <= UInt8(ascii: " ")
    }

    /// Whether there are only spaces between two places.
    func isBlank(_ start: Int, _ end: Int) -> Bool {
        start <= end && bytes[start..<end].allSatisfy { $0 == UInt8(ascii: " ") }
    }
}
