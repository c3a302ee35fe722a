/// What a look at all bytes says before they are read.
struct SourceEncoding {
    var isASCII = true

    /// Where the first character at or after `start` is that is not UTF-8 or that YAML does not allow.
    ///
    /// libyaml notices such a character only when it fills its buffer, and then gives up on all documents in it.
    mutating func firstBadCharacter(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < source.count {
            if source.isPrintableWord(at: index) {
                index += 8
                continue
            }
            let length = source.lengthOfAllowedCharacter(at: index)
            if length == 0 { return index }
            if length > 1 { isASCII = false }
            index += length
        }
        return nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the 8 bytes at `index` are all from space to tilde, or line feeds.
    ///
    /// Looks at all of them at once: additions that set the high bit of each byte that is not looked for.
    @inline(__always)
    fileprivate func isPrintableWord(at index: Int) -> Bool {
        guard index + 8 <= count, let base = baseAddress else { return false }
        let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
        let highBits: UInt64 = 0x8080_8080_8080_8080
        let ones: UInt64 = 0x0101_0101_0101_0101
        guard word & highBits == 0 else { return false }
        let isNotControl = word &+ ones &* 0x60
        let isNotLineFeed = (word ^ ones &* 0x0A) &+ ones &* 0x7F
        let isNotDelete = (word ^ ones &* 0x7F) &+ ones &* 0x7F
        return (isNotControl | ~isNotLineFeed) & isNotDelete & highBits == highBits
    }

    /// The length of the character at `index`, 0 if YAML does not allow it.
    ///
    /// Source: YAML 1.1, 5.1 Character Set, and Unicode, table 3-7.
    fileprivate func lengthOfAllowedCharacter(at index: Int) -> Int {
        switch self[index] {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E: 1
        case 0xC2: isContinued(index, 1, 0xA0...0xBF) || isContinued(index, 1, 0x85...0x85) ? 2 : 0
        case 0xC3...0xDF: isContinued(index, 1, 0x80...0xBF) ? 2 : 0
        case 0xE0: isContinued(index, 2, 0xA0...0xBF) ? 3 : 0
        case 0xED: isContinued(index, 2, 0x80...0x9F) ? 3 : 0
        case 0xEF: isContinued(index, 2, 0x80...0xBF) && !isNoncharacter(index) ? 3 : 0
        case 0xE1...0xEE: isContinued(index, 2, 0x80...0xBF) ? 3 : 0
        case 0xF0: isContinued(index, 3, 0x90...0xBF) ? 4 : 0
        case 0xF1...0xF3: isContinued(index, 3, 0x80...0xBF) ? 4 : 0
        case 0xF4: isContinued(index, 3, 0x80...0x8F) ? 4 : 0
        default: 0
        }
    }

    private func isContinued(_ index: Int, _ length: Int, _ second: ClosedRange<UInt8>) -> Bool {
        guard index + length < count, second.contains(self[index + 1]) else { return false }
        return self[(index + 1)...(index + length)].allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// U+FFFE and U+FFFF.
    private func isNoncharacter(_ index: Int) -> Bool {
        self[index + 1] == 0xBF && self[index + 2] >= 0xBE
    }
}
