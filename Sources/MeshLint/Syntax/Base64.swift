/// Bytes written as Base64.
enum Base64 {
    /// The bytes of a text, in which white space counts for nothing; `nil` if it is not Base64.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        var padding = 0
        for byte in text.utf8 where !isSpace(byte) {
            if byte == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(of: byte) else { return nil }
            buffer = buffer << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return padding <= 2 && bits < 6 ? bytes : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\t")
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

/// The blocks of a text in PEM: `-----BEGIN CERTIFICATE-----` and so on.
enum PEM {
    struct Block {
        /// What it holds: `CERTIFICATE`, `PRIVATE KEY`.
        var label: Substring
        /// `nil` if its text is not Base64.
        var bytes: [UInt8]?
    }

    static func blocks(_ text: String) -> [Block] {
        var blocks: [Block] = []
        var label: Substring?
        var body = ""
        for line in text.split(separator: "\n").map(trimmed) {
            if let found = name(in: line, after: "-----BEGIN ") {
                label = found
                body = ""
            } else if let open = label, name(in: line, after: "-----END ") == open {
                blocks.append(Block(label: open, bytes: Base64.decode(body)))
                label = nil
            } else {
                body += line
            }
        }
        return blocks
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line.drop { $0 == " " || $0 == "\t" }
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line
    }

    private static func name(in line: Substring, after start: String) -> Substring? {
        guard line.hasPrefix(start), line.hasSuffix("-----") else { return nil }
        return line.dropFirst(start.count).dropLast(5)
    }
}
