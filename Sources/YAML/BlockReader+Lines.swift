extension BlockReader {
    var column: Int { offset - lineStart }

    func byte(_ distance: Int = 0) -> UInt8? {
        offset + distance < source.count ? source[offset + distance] : nil
    }

    /// Whether a line or the source ends at this distance, or there is space.
    func isBlank(_ distance: Int) -> Bool { (byte(distance) ?? 0) <= UInt8(ascii: " ") }

    var isAtDash: Bool { byte() == UInt8(ascii: "-") && isBlank(1) }
    var isAtColon: Bool { byte() == UInt8(ascii: ":") && isBlank(1) }
    var isAtLineEnd: Bool { offset == source.count || source[offset] == UInt8(ascii: "\n") }

    /// Whether a line begins here with three of a sign and nothing right behind them.
    func isAtMarker(_ sign: UInt8) -> Bool {
        column == 0 && byte() == sign && byte(1) == sign && byte(2) == sign && isBlank(3)
    }

    mutating func skipSpaces() {
        while offset < source.count, source[offset] == UInt8(ascii: " ") { offset += 1 }
    }

    /// Passes the colon that makes a key of a text; libyaml looks for it no further than 1,024 characters.
    mutating func passColon(behind key: TapeBuilder.Scalar) throws {
        guard isAtColon, key.end - key.start.offset < 1000 else { throw Unusual() }
        offset += 1
    }

    /// Behind a value: goes on to what is written next.
    mutating func endLine() throws {
        let end = offset
        skipSpaces()
        guard isAtLineEnd || byte() == UInt8(ascii: "#") && offset > end else { throw Unusual() }
        try moveToContent()
    }

    /// Goes on over spaces, line ends and comments.
    mutating func moveToContent() throws {
        while offset < source.count {
            switch source[offset] {
            case UInt8(ascii: " "): offset += 1
            case UInt8(ascii: "\n"):
                offset += 1
                line += 1
                lineStart = offset
            case UInt8(ascii: "#"):
                while !isAtLineEnd {
                    guard source[offset].isPrintable else { throw Unusual() }
                    offset += 1
                }
            default:
                isAtEnd = isAtMarker(UInt8(ascii: "-"))
                guard !isAtMarker(UInt8(ascii: ".")) else { throw Unusual() }
                return
            }
        }
        isAtEnd = true
    }
}

extension UInt8 {
    /// Whether it is one of ASCII's signs, or space.
    var isPrintable: Bool { self &- 0x20 <= 0x5E }

    /// Whether a plain text may begin with it, whatever follows.
    var beginsPlainText: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."),
            UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
