extension YAMLWriter {
    public mutating func string(_ text: String) {
        let space = beginValue()
        // Most strings are contiguous already; asking in this way copies none of them.
        if text.utf8.withContiguousStorageIfAvailable({ append($0, afterSpace: space) }) == nil {
            var text = text
            text.withUTF8 { append($0, afterSpace: space) }
        }
    }

    public mutating func string(utf8 text: Span<UInt8>) {
        let space = beginValue()
        withValidUTF8(text) { append($0, afterSpace: space) }
    }

    public mutating func int(_ value: Int) {
        let space = beginValue()
        if value < 0 { return append(word: "\(value)", afterSpace: space) }
        buffer.append(atMost: 22) { place in
            var end = 0
            if space {
                place[0] = UInt8(ascii: " ")
                end = 1
            }
            end += (place + end).decimal(UInt(value))
            place[end] = UInt8(ascii: "\n")
            return end + 1
        }
    }

    /// Writes a number; whole numbers below 2^53 look like integers, infinities and NaN are `.inf`, `-.inf`, `.nan`.
    public mutating func double(_ value: Double) {
        let text =
            if value.isNaN { ".nan" } else if value.isInfinite { value < 0 ? "-.inf" : ".inf" } else {
                value.numberText
            }
        append(word: text, afterSpace: beginValue())
    }

    public mutating func number(utf8 text: Span<UInt8>) {
        let space = beginValue()
        text.withUnsafeBufferPointer { append(plain: $0, afterSpace: space) }
    }

    public mutating func bool(_ value: Bool) {
        append(word: value ? "true" : "false", afterSpace: beginValue())
    }

    public mutating func null() {
        append(word: "null", afterSpace: beginValue())
    }
}

extension YAMLWriter {
    @inline(__always)
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, afterSpace space: Bool) {
        switch ScalarStyle(for: text) {
        case .plain: append(plain: text, afterSpace: space)
        case .doubleQuoted:
            if space { buffer.append(UInt8(ascii: " ")) }
            buffer.appendQuoted(text)
            buffer.append(UInt8(ascii: "\n"))
        case .literal: append(literal: text, afterSpace: space)
        }
    }

    private mutating func append(word: String, afterSpace space: Bool) {
        var word = word
        word.withUTF8 { append(plain: $0, afterSpace: space) }
    }

    @inline(__always)
    private mutating func append(plain text: UnsafeBufferPointer<UInt8>, afterSpace space: Bool) {
        buffer.append(atMost: text.count + 2) { place in
            var end = 0
            if space {
                place[0] = UInt8(ascii: " ")
                end = 1
            }
            end += (place + end).copy(text)
            place[end] = UInt8(ascii: "\n")
            return end + 1
        }
    }

    /// Writes `|` and the lines; the header says how the text ends, and the indentation where the text hides it.
    @inline(never)
    private mutating func append(literal text: UnsafeBufferPointer<UInt8>, afterSpace space: Bool) {
        buffer.append(space ? " |" : "|")
        if text[0] <= UInt8(ascii: " ") { buffer.append(UInt8(ascii: "2")) }
        let lineBreaks = text.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
        if lineBreaks != 1 { buffer.append(UInt8(ascii: lineBreaks == 0 ? "-" : "+")) }
        buffer.append(UInt8(ascii: "\n"))
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            append(line: UnsafeBufferPointer(rebasing: text[start..<end]))
            start = end + 1
        }
    }

    private mutating func append(line: UnsafeBufferPointer<UInt8>) {
        let column = line.isEmpty ? 0 : blockColumn
        buffer.append(atMost: column + line.count + 1) { place in
            let end = place.indent(column) + (place + column).copy(line)
            place[end] = UInt8(ascii: "\n")
            return end + 1
        }
    }
}

extension UnsafeMutablePointer<UInt8> {
    /// Writes the digits of `value` and returns their number, at most 20.
    func decimal(_ value: UInt) -> Int {
        var count = 1
        var rest = value / 10
        while rest > 0 {
            count += 1
            rest /= 10
        }
        rest = value
        for index in stride(from: count - 1, through: 0, by: -1) {
            self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        return count
    }
}
