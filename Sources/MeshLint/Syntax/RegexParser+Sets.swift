extension RegexParser {
    /// Reads `[a-z\d[:alpha:]]`.
    mutating func readSet() throws(RegexError) -> RegexSet {
        let start = position
        var set = RegexSet()
        position += 1
        let isNegated = peek == "^"
        if isNegated { position += 1 }
        var isFirst = true
        // A `]` at the beginning is literal.
        while let next = peek, next != "]" || isFirst {
            try readSetItem(into: &set)
            isFirst = false
        }
        guard peek == "]" else { throw error("missing ]", from: start, to: pattern.count) }
        position += 1
        if flags.ignoresCase { set.foldCase() }
        set.isNegated = isNegated
        return set
    }

    private mutating func readSetItem(into set: inout RegexSet) throws(RegexError) {
        if let named = try readNamedSet() { return set.formUnion(named) }
        if let named = try readSetEscape() { return set.formUnion(named) }
        let start = position
        let first = try readSetCharacter()
        guard peek == "-", position + 1 < pattern.count, pattern[position + 1] != "]" else {
            return set.ranges.append(first.value...first.value)
        }
        position += 1
        let last = try readSetCharacter()
        guard first <= last else { throw error("invalid character class range", from: start, to: position) }
        set.ranges.append(first.value...last.value)
    }

    private mutating func readSetCharacter() throws(RegexError) -> Unicode.Scalar {
        guard let next = peek, next != "\\" else { return try readCharacterEscape() }
        position += 1
        return next
    }

    /// `[:alpha:]` and `[:^alpha:]`; `nil` where there is none.
    private mutating func readNamedSet() throws(RegexError) -> RegexSet? {
        guard hasPrefix("[:"), let end = indexOfNameEnd else { return nil }
        let start = position
        var name = pattern[(position + 2)..<end]
        let isNegated = name.first == "^"
        if isNegated { name = name.dropFirst() }
        position = end + 2
        guard let set = RegexSet(posix: name.text) else {
            throw error("invalid character class range", from: start, to: position)
        }
        return isNegated ? set.complement : set
    }

    private var indexOfNameEnd: Int? {
        let start = position + 2
        guard start + 1 < pattern.count else { return nil }
        return (start..<(pattern.count - 1)).first { pattern[$0] == ":" && pattern[$0 + 1] == "]" }
    }
}

extension RegexParser {
    /// `\d`, `\pL`, `\P{Greek}`; `nil` where there is none.
    mutating func readSetEscape() throws(RegexError) -> RegexSet? {
        guard peek == "\\", position + 1 < pattern.count else { return nil }
        let letter = pattern[position + 1]
        if let set = RegexSet(perl: letter) {
            position += 2
            return set
        }
        guard letter == "p" || letter == "P" else { return nil }
        return try readProperty(isNegated: letter == "P")
    }

    private mutating func readProperty(isNegated: Bool) throws(RegexError) -> RegexSet {
        let start = position
        position += 2
        guard let first = peek else { throw error("invalid character class range", from: start, to: position) }
        position += 1
        var name = pattern[(position - 1)..<position]
        if first == "{" {
            guard let end = pattern[position...].firstIndex(of: "}") else {
                throw error("invalid character class range", from: start, to: pattern.count)
            }
            name = pattern[position..<end]
            position = end + 1
        }
        let isInverse = name.first == "^"
        if isInverse { name = name.dropFirst() }
        guard UnicodeNames.contains(name.text) else {
            throw error("invalid character class range", from: start, to: position)
        }
        var set = RegexSet()
        set.properties = [RegexSet.Property(name: name.text, isNegated: isNegated != isInverse)]
        return set
    }

    /// `\n`, `\.`, `\x41`, `\x{1F600}`, `\012`.
    mutating func readCharacterEscape() throws(RegexError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let next = peek else { throw error("trailing \\", from: pattern.count, to: pattern.count) }
        position += 1
        switch next {
        case "0", "1"..."7":
            // One digit alone refers to a group, which a finite automaton cannot do.
            guard next == "0" || peek.map({ "0"..."7" ~= $0 }) == true else { break }
            return readOctal(next)
        case "x": if let scalar = readHexadecimal() { return scalar }
        case "a": return "\u{7}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{B}"
        default: if next.isASCII, !next.properties.isAlphabetic, next.digit == nil { return next }
        }
        throw error("invalid escape sequence", from: start, to: position)
    }

    private mutating func readOctal(_ first: Unicode.Scalar) -> Unicode.Scalar {
        var value = first.digit ?? 0
        for _ in 0..<2 {
            guard let next = peek, "0"..."7" ~= next, let digit = next.digit else { break }
            value = value * 8 + digit
            position += 1
        }
        return Unicode.Scalar(UInt32(value)) ?? " "
    }

    private mutating func readHexadecimal() -> Unicode.Scalar? {
        guard peek == "{" else { return readHexDigits(2...2) }
        position += 1
        guard let scalar = readHexDigits(1...8), peek == "}" else { return nil }
        position += 1
        return scalar
    }

    private mutating func readHexDigits(_ count: ClosedRange<Int>) -> Unicode.Scalar? {
        var digits = 0
        var value: UInt32 = 0
        while digits < count.upperBound, let next = peek, let digit = Character(next).hexDigitValue, next.isASCII {
            value = value << 4 | UInt32(digit)
            digits += 1
            position += 1
        }
        guard count.contains(digits), value <= 0x10FFFF else { return nil }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate var text: String { reduce(into: "") { $0.unicodeScalars.append($1) } }
}
