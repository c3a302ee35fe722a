/// Cuts expressions of CEL into tokens.
///
/// Source: CEL, "Language Definition", section "Syntax".
struct CELSyntaxLexer {
    private let bytes: [UInt8]
    private var index = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The tokens of a text, with an end behind them.
    static func tokens(of text: String) throws(CELSyntax.Problem) -> [CELSyntaxToken] {
        var lexer = CELSyntaxLexer(text)
        var tokens: [CELSyntaxToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last != .end
        return tokens
    }

    private func byte(_ offset: Int = 0) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

    private mutating func next() throws(CELSyntax.Problem) -> CELSyntaxToken {
        skipBlanks()
        guard let byte = byte() else { return .end }
        if let quote = stringStart() { return try string(after: quote) }
        if byte.isDigit || byte == UInt8(ascii: "."), self.byte(1)?.isDigit == true || byte.isDigit {
            return try number()
        }
        if byte.isNameStart { return word() }
        return try symbol()
    }

    private mutating func skipBlanks() {
        while let byte = byte() {
            if byte == UInt8(ascii: "/"), self.byte(1) == byte {
                while let byte = self.byte(), byte != 0x0A { index += 1 }
            } else if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) {
                index += 1
            } else {
                return
            }
        }
    }

    /// How many letters (`r`, `b`) stand before a quote; `nil` if no string begins here.
    private func stringStart() -> Int? {
        for offset in 0...2 {
            guard let byte = byte(offset) else { return nil }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return offset }
            guard [UInt8(ascii: "r"), UInt8(ascii: "b")].contains(byte | 0x20) else { return nil }
        }
        return nil
    }

    private mutating func string(after prefix: Int) throws(CELSyntax.Problem) -> CELSyntaxToken {
        let isRaw = bytes[index..<index + prefix].contains { $0 | 0x20 == UInt8(ascii: "r") }
        index += prefix
        let quote = bytes[index]
        let length = byte(1) == quote && byte(2) == quote ? 3 : 1
        index += length
        while let byte = byte() {
            if byte == quote, (0..<length).allSatisfy({ self.byte($0) == quote }) {
                index += length
                return .literal
            }
            if byte == 0x0A, length == 1 { break }
            if byte == UInt8(ascii: "\\"), !isRaw {
                guard let escape = self.byte(1), "abfnrtv\\?\"'`xXuU01234567".utf8.contains(escape) else {
                    throw CELSyntax.Problem(message: "'\\' stands before no escape")
                }
                index += 1
            }
            index += 1
        }
        throw CELSyntax.Problem(message: "a string is not closed")
    }

    private mutating func number() throws(CELSyntax.Problem) -> CELSyntaxToken {
        if byte() == UInt8(ascii: "0"), byte(1).map({ $0 | 0x20 }) == UInt8(ascii: "x") {
            index += 2
            skip { $0.isDigit || ($0 | 0x20) &- UInt8(ascii: "a") < 6 }
        } else {
            skip(\.isDigit)
            if byte() == UInt8(ascii: "."), byte(1)?.isDigit == true {
                index += 1
                skip(\.isDigit)
            }
            try exponent()
        }
        if byte().map({ $0 | 0x20 }) == UInt8(ascii: "u") { index += 1 }
        if byte()?.isNameStart == true { throw CELSyntax.Problem(message: "a number runs into a name") }
        return .literal
    }

    private mutating func exponent() throws(CELSyntax.Problem) {
        guard byte().map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return }
        index += 1
        if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { index += 1 }
        guard byte()?.isDigit == true else { throw CELSyntax.Problem(message: "an exponent has no digits") }
        skip(\.isDigit)
    }

    private mutating func word() -> CELSyntaxToken {
        let start = index
        skip { $0.isNameStart || $0.isDigit }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        return ["true", "false", "null"].contains(text) ? .literal : .name(text)
    }

    private static let pairs: Set<String> = ["==", "!=", "<=", ">=", "&&", "||"]

    private mutating func symbol() throws(CELSyntax.Problem) -> CELSyntaxToken {
        let pair = String(decoding: bytes[index..<min(index + 2, bytes.count)], as: UTF8.self)
        if Self.pairs.contains(pair) {
            index += 2
            return .symbol(pair)
        }
        let single = String(decoding: bytes[index...index], as: UTF8.self)
        guard "[]{}().,?:<>+-*/%!".contains(single) else {
            throw CELSyntax.Problem(message: "'\(pair.prefix(1))' has no meaning")
        }
        index += 1
        return .symbol(single)
    }

    private mutating func skip(_ isPart: (UInt8) -> Bool) {
        while let byte = byte(), isPart(byte) { index += 1 }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self &- 0x30 < 10 }
    fileprivate var isNameStart: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_") }
}
