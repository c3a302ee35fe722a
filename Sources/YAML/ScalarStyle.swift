/// How the writer writes a text.
enum ScalarStyle: Equatable {
    case plain
    case doubleQuoted
    /// A block after `|`, each line as it is.
    case literal
}

extension ScalarStyle {
    /// The style in which every reader reads `text` back as that text.
    ///
    /// `text` is valid UTF-8. One pass over its bytes decides nearly always: only what holds a colon, a hash, or bytes
    /// outside of printable ASCII is looked at again.
    @inline(__always)
    init(for text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first, let last = text.last else {
            self = .doubleQuoted
            return
        }
        if text.endOfOrdinary(from: 0) < text.count {
            self = Self.afterCloseLook(at: text)
        } else {
            self = last != UInt8(ascii: " ") && canStartPlain(first, text) ? .plain : .doubleQuoted
        }
    }

    @inline(never)
    private static func afterCloseLook(at text: UnsafeBufferPointer<UInt8>) -> Self {
        let traits = TextTraits(of: text)
        if traits.needsEscapes { return .doubleQuoted }
        if traits.hasLineBreak { return canBeLiteral(text) ? .literal : .doubleQuoted }
        if traits.hasTab || traits.hasIndicator || text.last == UInt8(ascii: " ") { return .doubleQuoted }
        return canStartPlain(text[0], text) ? .plain : .doubleQuoted
    }

    /// Whether a block holds a text that has line breaks and needs no escapes.
    ///
    /// Readers differ on blocks that begin with an empty line, and on those that end with white space only.
    private static func canBeLiteral(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text[0] != UInt8(ascii: "\n") else { return false }
        var lastLine = text[...]
        if lastLine.last == UInt8(ascii: "\n") { return text.contains { $0 > UInt8(ascii: " ") } }
        if let lineBreak = text.lastIndex(of: UInt8(ascii: "\n")) { lastLine = text[(lineBreak + 1)...] }
        return lastLine.contains { $0 > UInt8(ascii: " ") }
    }
}

/// What a text holds that matters for its style.
private struct TextTraits {
    /// Characters that YAML does not print: controls, NEL, LS, PS, BOM and the last two of the plane.
    var needsEscapes = false
    var hasLineBreak = false
    var hasTab = false
    /// A colon before a space or at the end, or a hash after a space.
    var hasIndicator = false

    init(of text: UnsafeBufferPointer<UInt8>) {
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "\n"): hasLineBreak = true
            case UInt8(ascii: "\t"): hasTab = true
            case UInt8(ascii: ":"):
                if index + 1 == text.count || text[index + 1] <= UInt8(ascii: " ") { hasIndicator = true }
            case UInt8(ascii: "#"):
                if index == 0 || text[index - 1] <= UInt8(ascii: " ") { hasIndicator = true }
            case 0x20...0x7E: break
            default: if text.lengthOfUnprintable(at: index) > 0 { needsEscapes = true }
            }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes the character that starts at `index` has if YAML does not count it as printable, else 0.
    ///
    /// Tab and line feed count as unprintable here, since a quoted text escapes them.
    func lengthOfUnprintable(at index: Int) -> Int {
        switch self[index] {
        case 0..<0x20, 0x7F: return 1
        // U+0080 to U+009F, among them NEL
        case 0xC2: return index + 1 < count && self[index + 1] < 0xA0 ? 2 : 0
        // LS and PS
        case 0xE2: return isFollowed(at: index, by: 0x80, 0xA8...0xA9) ? 3 : 0
        // BOM, U+FFFE and U+FFFF
        case 0xEF:
            return isFollowed(at: index, by: 0xBB, 0xBF...0xBF) || isFollowed(at: index, by: 0xBF, 0xBE...0xBF) ? 3 : 0
        default: return 0
        }
    }

    private func isFollowed(at index: Int, by second: UInt8, _ third: ClosedRange<UInt8>) -> Bool {
        index + 2 < count && self[index + 1] == second && third.contains(self[index + 2])
    }
}
