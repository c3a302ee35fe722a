/// A part of an expression.
enum CELToken: Hashable {
    case name(String)
    /// A value that is written down; `nil` for bytes, and for a number without a sign.
    case literal(CELLiteral?)
    case symbol(String)
    case end

    var text: String {
        switch self {
        case .name(let name): "'\(name)'"
        case .literal: "a literal"
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "the end"
        }
    }
}

/// Cuts expressions into tokens.
///
/// Source: CEL, "Language Definition", section "Syntax".
struct CELLexer {
    private let bytes: [UInt8]
    private var index = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The tokens of a text, with an end behind them.
    static func tokens(of text: String) throws(CELSyntax.Problem) -> [CELToken] {
        var lexer = CELLexer(text)
        var tokens: [CELToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last != .end
        return tokens
    }

    private func byte(_ offset: Int = 0) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

    private mutating func next() throws(CELSyntax.Problem) -> CELToken {
        skipBlanks()
        guard let byte = byte() else { return .end }
        if let prefix = lengthOfStringPrefix() { return try string(after: prefix) }
        if byte.isDigit || byte == UInt8(ascii: ".") && self.byte(1)?.isDigit == true { return try number() }
        return byte.isNameStart ? word() : try symbol()
    }

    private mutating func skipBlanks() {
        while let byte = byte() {
            if byte == UInt8(ascii: "/"), self.byte(1) == byte {
                skip { $0 != 0x0A }
            } else if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) {
                index += 1
            } else {
                return
            }
        }
    }

    private mutating func skip(_ isPart: (UInt8) -> Bool) {
        while let byte = byte(), isPart(byte) { index += 1 }
    }

    private func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }

    private mutating func word() -> CELToken {
        let start = index
        skip { $0.isNameStart || $0.isDigit }
        switch text(from: start) {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        case let name: return .name(name)
        }
    }

    private static let pairs: Set<String> = ["==", "!=", "<=", ">=", "&&", "||"]

    private mutating func symbol() throws(CELSyntax.Problem) -> CELToken {
        let pair = String(decoding: bytes[index..<min(index + 2, bytes.count)], as: UTF8.self)
        if Self.pairs.contains(pair) {
            index += 2
            return .symbol(pair)
        }
        guard "[]{}().,?:<>+-*/%!".utf8.contains(bytes[index]) else {
            throw CELSyntax.Problem(message: "'\(pair.prefix(1))' has no meaning")
        }
        index += 1
        return .symbol(text(from: index - 1))
    }
}

extension CELLexer {
    private mutating func number() throws(CELSyntax.Problem) -> CELToken {
        let start = index
        let isHex = byte() == UInt8(ascii: "0") && byte(1).map { $0 | 0x20 } == UInt8(ascii: "x")
        if isHex {
            index += 2
            skip(\.isHexDigit)
        } else {
            try decimal()
        }
        let digits = text(from: start)
        let isUnsigned = byte().map { $0 | 0x20 } == UInt8(ascii: "u")
        if isUnsigned { index += 1 }
        if byte()?.isNameStart == true { throw CELSyntax.Problem(message: "a number runs into a name") }
        if isUnsigned { return .literal(nil) }
        if isHex { return .literal(Int(digits.dropFirst(2), radix: 16).map { .int($0) }) }
        return .literal(Int(digits).map { .int($0) } ?? Double(digits).map { .double($0) })
    }

    private mutating func decimal() throws(CELSyntax.Problem) {
        skip(\.isDigit)
        if byte() == UInt8(ascii: "."), byte(1)?.isDigit == true {
            index += 1
            skip(\.isDigit)
        }
        guard byte().map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return }
        index += 1
        if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { index += 1 }
        guard byte()?.isDigit == true else { throw CELSyntax.Problem(message: "an exponent has no digits") }
        skip(\.isDigit)
    }

    /// How many letters (`r`, `b`) stand before a quote; `nil` if no string begins here.
    private func lengthOfStringPrefix() -> Int? {
        for offset in 0...2 {
            guard let byte = byte(offset) else { return nil }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return offset }
            guard [UInt8(ascii: "r"), UInt8(ascii: "b")].contains(byte | 0x20) else { return nil }
        }
        return nil
    }

    private mutating func string(after prefix: Int) throws(CELSyntax.Problem) -> CELToken {
        let letters = bytes[index..<index + prefix].map { $0 | 0x20 }
        index += prefix
        let quote = bytes[index]
        let length = byte(1) == quote && byte(2) == quote ? 3 : 1
        index += length
        var content: [UInt8] = []
        while let byte = byte() {
            if byte == quote, (0..<length).allSatisfy({ self.byte($0) == quote }) {
                index += length
                let text = String(decoding: content, as: UTF8.self)
                return .literal(letters.contains(UInt8(ascii: "b")) ? nil : .string(text))
            }
            if byte == 0x0A, length == 1 { break }
            if byte == UInt8(ascii: "\\"), !letters.contains(UInt8(ascii: "r")) {
                content += try escape()
            } else {
                content.append(byte)
                index += 1
            }
        }
        throw CELSyntax.Problem(message: "a string is not closed")
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B,
    ]

    /// What an escape stands for, in UTF-8.
    private mutating func escape() throws(CELSyntax.Problem) -> [UInt8] {
        let problem = CELSyntax.Problem(message: "'\\' stands before no escape")
        guard let letter = byte(1) else { throw problem }
        index += 2
        switch letter {
        case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            return [letter]
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return try character(2, radix: 16)
        case UInt8(ascii: "u"): return try character(4, radix: 16)
        case UInt8(ascii: "U"): return try character(8, radix: 16)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            index -= 1
            return try character(3, radix: 8)
        default:
            guard let byte = Self.escapes[letter] else { throw problem }
            return [byte]
        }
    }

    /// The character with the code that the next digits write.
    private mutating func character(_ count: Int, radix: Int) throws(CELSyntax.Problem) -> [UInt8] {
        let digits = String(decoding: bytes[index..<min(index + count, bytes.count)], as: UTF8.self)
        guard digits.utf8.count == count, digits.utf8.allSatisfy(\.isHexDigit),
            let scalar = UInt32(digits, radix: radix).flatMap(Unicode.Scalar.init)
        else { throw CELSyntax.Problem(message: "'\(digits)' is the code of no character") }
        index += count
        return Array(String(Character(scalar)).utf8)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self &- 0x30 < 10 }
    fileprivate var isHexDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
    fileprivate var isNameStart: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_") }
}
