/// The parts of an absolute URL, as Go's `url.ParseRequestURI` takes it apart.
public struct RequestURL: Hashable, Sendable {
    public let scheme: String
    /// With the port, if there is one.
    public let host: String
    /// What follows the host.
    public let path: String

    /// `nil` if the text is neither an absolute URL nor an absolute path.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        guard let colon = text.firstIndex(of: ":"), Self.isScheme(text[..<colon]) else {
            guard text.hasPrefix("/") else { return nil }
            (scheme, host, path) = ("", "", text)
            return
        }
        let rest = text[text.index(after: colon)...]
        guard rest.hasPrefix("/") else { return nil }
        scheme = text[..<colon].lowercased()
        guard rest.hasPrefix("//") else {
            (host, path) = ("", String(rest))
            return
        }
        let authority = rest.dropFirst(2)
        let end = authority.firstIndex { "/?#".contains($0) } ?? authority.endIndex
        let address = authority[..<end].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard Self.isAuthority(address) else { return nil }
        host = String(address)
        path = String(authority[end...])
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, (first | 0x20) &- 0x61 < 26 else { return false }
        return text.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "+-.".utf8.contains($0) }
    }

    /// A host, an address in brackets, and a port of digits.
    private static func isAuthority(_ text: Substring) -> Bool {
        guard text.utf8.allSatisfy({ !"<>\"{}|\\^`".utf8.contains($0) }) else { return false }
        let name = text.hasPrefix("[") ? text.drop { $0 != "]" } : text
        guard let colon = name.firstIndex(of: ":") else { return true }
        return name[name.index(after: colon)...].utf8.allSatisfy { $0 &- 0x30 < 10 }
    }
}
