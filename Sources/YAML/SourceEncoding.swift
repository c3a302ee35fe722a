/// What a look at all bytes says before they are read.
struct SourceEncoding {
    var isASCII = true

    /// Where the first character at or after `start` is that is not UTF-8 or that YAML does not allow.
    ///
    /// libyaml notices such a character only when it fills its buffer, and then gives up on all documents in it.
    mutating func firstBadCharacter(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        let raw = UnsafeRawBufferPointer(source)
        while index < source.count {
            if index + ByteWord.length <= source.count, ByteWord(raw, at: index).isPrintable {
                index += ByteWord.length
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
