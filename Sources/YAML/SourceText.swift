/// A place in the source while it is read; lines and columns count from 0.
struct SourcePlace {
    var offset: Int
    var line: Int
    var column: Int

    var mark: Mark { Mark(line: line + 1, column: column + 1, offset: offset) }
}

extension SourcePlace {
    /// Moves over the bytes up to `end`, counting lines as libyaml does: CRLF is one break; NEL, LS and PS are breaks.
    mutating func advance(to end: Int, in source: UnsafeBufferPointer<UInt8>) {
        while offset < end {
            let length = source.lengthOfLineBreak(at: offset)
            if length > 0 {
                line += 1
                column = 0
                offset += length
            } else {
                offset += 1
                while offset < end, source[offset] & 0xC0 == 0x80 { offset += 1 }
                column += 1
            }
        }
    }
}

/// Turns libyaml's places, which count characters, into byte offsets.
///
/// Events arrive in the order of the text, so each call goes on where the last one stopped.
struct OffsetMap {
    private let source: UnsafeBufferPointer<UInt8>
    private let base: Int
    private let isASCII: Bool
    private var character = 0
    private var offset: Int

    init(_ source: UnsafeBufferPointer<UInt8>, base: Int, isASCII: Bool) {
        self.source = source
        self.base = base
        self.isASCII = isASCII
        offset = base
    }

    @inline(__always)
    mutating func offset(ofCharacter wanted: Int) -> Int {
        isASCII ? base + wanted : walk(to: wanted)
    }

    private mutating func walk(to wanted: Int) -> Int {
        while character < wanted, offset < source.count {
            offset += 1
            while offset < source.count, source[offset] & 0xC0 == 0x80 { offset += 1 }
            character += 1
        }
        while character > wanted {
            offset -= 1
            while source[offset] & 0xC0 == 0x80 { offset -= 1 }
            character -= 1
        }
        return offset
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes the line break at `index` has, 0 if there is none.
    @inline(__always)
    func lengthOfLineBreak(at index: Int) -> Int {
        switch self[index] {
        case UInt8(ascii: "\n"): 1
        case UInt8(ascii: "\r"): index + 1 < count && self[index + 1] == UInt8(ascii: "\n") ? 2 : 1
        case 0xC2: index + 1 < count && self[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            index + 2 < count && self[index + 1] == 0x80 && self[index + 2] & 0xFE == 0xA8 ? 3 : 0
        default: 0
        }
    }

    /// Where the next line after `start` begins that starts a document (`---`), or `nil`.
    func documentStart(atOrAfter start: Int) -> Int? {
        var index = start
        while index + 3 <= count {
            if (index == 0 || isLineFeed(index - 1)) && isDocumentStart(index) { return index }
            guard let lineFeed = self[index...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
            index = lineFeed + 1
        }
        return nil
    }

    /// Where the last line before `end` begins that starts a document, but not before `start`.
    func documentStart(before end: Int, notBefore start: Int) -> Int {
        var found = start
        var index = start
        while let next = documentStart(atOrAfter: index), next < end {
            found = next
            index = next + 3
        }
        return found
    }

    private func isLineFeed(_ index: Int) -> Bool { self[index] == 0x0A || self[index] == 0x0D }

    private func isDocumentStart(_ index: Int) -> Bool {
        guard self[index] == 0x2D, self[index + 1] == 0x2D, self[index + 2] == 0x2D else { return false }
        return index + 3 == count || self[index + 3] <= 0x20
    }
}
