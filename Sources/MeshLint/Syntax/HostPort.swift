/// An address with its port: `127.0.0.1:8080`, `[::1]:8080`, or `:8080` without a host.
///
/// Source: Go, `net.SplitHostPort`.
struct HostPort {
    let host: Substring
    /// As it is written, a number or not.
    let port: Substring

    /// - Parameter text: `nil` comes of a text without a port, and of an IPv6 address without brackets.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        port = text[text.index(after: colon)...]
        let host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            self.host = host.dropFirst().dropLast()
        } else if host.contains(where: { ":[]".contains($0) }) {
            return nil
        } else {
            self.host = host
        }
    }
}
