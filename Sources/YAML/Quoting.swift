extension ByteBuffer {
    /// Appends `text` between double quotes, with the escapes that YAML and JSON share.
    mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while index < text.count {
            let length = text.lengthToEscape(at: index)
            if length > 0 {
                append(UnsafeBufferPointer(rebasing: text[start..<index]))
                appendEscape(for: UnsafeBufferPointer(rebasing: text[index..<index + length]))
                start = index + length
                index = start
            } else {
                index += 1
            }
        }
        append(UnsafeBufferPointer(rebasing: text[start...]))
        append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(for character: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\\"))
        switch character[0] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(character[0])
        case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
        default: appendHexadecimal(of: character)
        }
    }

    private mutating func appendHexadecimal(of character: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "u"))
        let value = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
        for shift in [12, 8, 4, 0] as [UInt32] {
            let digit = UInt8(truncatingIfNeeded: value >> shift & 15)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes the character that starts at `index` has if it must be escaped between double quotes, else 0.
    @inline(__always)
    fileprivate func lengthToEscape(at index: Int) -> Int {
        let byte = self[index]
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return 1 }
        return byte &- 0x20 <= 0x5E ? 0 : lengthOfUnprintable(at: index)
    }
}

/// Shows `text` as valid UTF-8; what is not becomes U+FFFD.
func withValidUTF8(_ text: Span<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    text.withUnsafeBufferPointer { bytes in
        if bytes.isASCII {
            body(bytes)
        } else {
            var repaired = String(decoding: bytes, as: UTF8.self)
            repaired.withUTF8(body)
        }
    }
}
