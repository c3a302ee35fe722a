extension Tape {
    /// The value as JSON text.
    ///
    /// - Parameter isPretty: one line a member, indented by two spaces; else everything on one line, without spaces.
    public func json(isPretty: Bool = true) -> [UInt8] {
        var writer = JSONWriter(isPretty: isPretty)
        var reader = TapeReader(self)
        writer.write(&reader)
        return writer.output
    }
}

/// Turns tokens into JSON text.
private struct JSONWriter {
    var output: [UInt8] = []
    let isPretty: Bool
    private var depth = 0

    init(isPretty: Bool) { self.isPretty = isPretty }

    mutating func write(_ reader: inout TapeReader) {
        switch reader.next {
        case .beginObject: writeMembers(&reader, open: "{", close: "}", end: .endObject)
        case .beginList: writeMembers(&reader, open: "[", close: "]", end: .endList)
        case .string, .key: reader.takeText { writeText($0) }
        case .number: output.append(contentsOf: reader.takeText().utf8)
        case .int: output.append(contentsOf: String(reader.takeInt()).utf8)
        case .double: output.append(contentsOf: Self.text(of: reader.takeDouble()).utf8)
        case .true: writeWord("true", &reader)
        case .false: writeWord("false", &reader)
        default: writeWord("null", &reader)
        }
    }

    private mutating func writeMembers(
        _ reader: inout TapeReader,
        open: Unicode.Scalar,
        close: Unicode.Scalar,
        end: Tape.Tag
    ) {
        reader.advance()
        output.append(UInt8(ascii: open))
        depth += 1
        var isFirst = true
        while !reader.take(end), reader.next != nil {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine()
            if reader.next == .key {
                reader.takeText { writeText($0) }
                output.append(contentsOf: isPretty ? ": ".utf8 : ":".utf8)
            }
            write(&reader)
        }
        depth -= 1
        if !isFirst { breakLine() }
        output.append(UInt8(ascii: close))
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func writeWord(_ word: StaticString, _ reader: inout TapeReader) {
        reader.advance()
        output.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func writeText(_ text: UnsafeRawBufferPointer) {
        output.append(UInt8(ascii: "\""))
        var start = 0
        for index in text.indices where Self.needsEscape(text[index]) {
            output.append(contentsOf: text[start..<index])
            writeEscape(for: text[index])
            start = index + 1
        }
        output.append(contentsOf: text[start...])
        output.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
    }

    private mutating func writeEscape(for byte: UInt8) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0x09: output.append(UInt8(ascii: "t"))
        default:
            let digits = String(byte, radix: 16)
            output.append(contentsOf: ("u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        }
    }

    /// A whole number without a fraction; JSON knows no infinity, so that becomes null as in JavaScript.
    private static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        return Int(exactly: value).map { String($0) } ?? "\(value)"
    }
}
