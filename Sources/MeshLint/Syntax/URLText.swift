/// The parts of a URL that Istio asks for, as Go's `net/url` reads them.
///
/// Source: Go, `net/url/url.go` (`Parse`, `getScheme`, `parseHost`).
struct URLText: Hashable, Sendable {
    /// In lower case; empty for a text without one.
    var scheme = ""
    /// Empty where there is no `//`.
    var host = ""
    var port: String?

    /// Why a text is no URL: lower case, no full stop.
    struct Problem: Error, Hashable { var message: String }

    init(_ text: String) throws(Problem) {
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw Problem(message: "it has control characters")
        }
        var rest = text.prefix { $0 != "#" }
        if let length = try Self.schemeLength(rest) {
            scheme = rest.prefix(length).lowercased()
            rest = rest.dropFirst(length + 1)
        }
        rest = rest.prefix { $0 != "?" }
        try Self.checkEscapes(rest)
        if rest.hasPrefix("//") {
            try readAuthority(rest.dropFirst(2).prefix { $0 != "/" })
        } else {
            try checkFirstSegment(rest)
        }
    }

    /// How long the scheme is; `nil` for a text without one.
    private static func schemeLength(_ text: Substring) throws(Problem) -> Int? {
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: ":"):
                if index == 0 { throw Problem(message: "its scheme is missing") }
                return index
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return nil }
            default: if (byte | 0x20) &- UInt8(ascii: "a") >= 26 { return nil }
            }
        }
        return nil
    }

    private static func checkEscapes(_ text: Substring) throws(Problem) {
        let parts = text.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst()
        for part in parts where part.prefix(2).count < 2 || !part.prefix(2).allSatisfy(\.isHexDigit) {
            throw Problem(message: "'%' stands before no two hex digits")
        }
    }

    private func checkFirstSegment(_ path: Substring) throws(Problem) {
        guard scheme.isEmpty, !path.hasPrefix("/"), path.prefix(while: { $0 != "/" }).contains(":") else { return }
        throw Problem(message: "its first part has a ':'")
    }

    private mutating func readAuthority(_ authority: Substring) throws(Problem) {
        let address = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        if let bad = address.first(where: { " \"<>\\^`{|}".contains($0) }) {
            throw Problem(message: "'\(bad)' cannot stand in a host")
        }
        let isBracketed = address.hasPrefix("[")
        if isBracketed, !address.contains("]") { throw Problem(message: "a ']' is missing") }
        let end =
            isBracketed ? address.firstIndex(of: "]").map { address.index(after: $0) } : address.lastIndex(of: ":")
        host = String(address[..<(end ?? address.endIndex)])
        guard let end, end < address.endIndex else { return }
        let tail = address[end...]
        guard tail.hasPrefix(":"), tail.dropFirst().utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
            throw Problem(message: "'\(tail)' is no port")
        }
        port = String(tail.dropFirst())
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { self &- 0x30 < 10 || (self | 0x20) &- UInt8(ascii: "a") < 6 }
}
