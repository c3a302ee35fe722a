/// Where a sidecar passes on what comes in: `127.0.0.1:8080`, `[::1]:8080`, `:8080` or `unix:///path`.
///
/// Source: Istio, `pkg/config/validation/validation.go` (`ValidateSidecar`); Go, `net.SplitHostPort`.
enum LocalEndpoint {
    /// What is wrong with an endpoint; `nil` if nothing is.
    static func problem(of text: String) -> String? {
        if UnixSocket.isAddress(text) { return UnixSocket.problem(of: text) }
        guard let colon = text.lastIndex(of: ":"), let host = host(text[..<colon]) else {
            return "'\(text)' is not of the form host:port"
        }
        guard ["", "127.0.0.1", "0.0.0.0", "::1", "::"].contains(host) else {
            return "'\(host)' is another host than the one of the workload"
        }
        let port = text[text.index(after: colon)...]
        guard let number = Int(port) else { return "the port '\(port)' is no number" }
        return 1...65535 ~= number ? nil : "the port \(number) is not in 1...65535"
    }

    /// The host without the brackets that an IPv6 address has; `nil` for brackets and colons anywhere else.
    private static func host(_ text: Substring) -> Substring? {
        if text.hasPrefix("["), text.hasSuffix("]") { return text.dropFirst().dropLast() }
        return text.contains { ":[]".contains($0) } ? nil : text
    }
}
