/// Unix domain sockets as addresses: `unix:///path/to/socket`, or `unix://@name` for an abstract one.
///
/// Source: Istio, `pkg/config/validation/validation.go` (`ValidateUnixAddress`).
public enum UnixSocket {
    /// Whether an address means a socket.
    static func isAddress(_ text: String) -> Bool { text.hasPrefix("unix://") }

    /// What is wrong with the address of a socket; `nil` if nothing is.
    static func problem(of address: String) -> String? {
        let path = address.dropFirst("unix://".utf8.count)
        if path.isEmpty { return "'\(address)' names no socket" }
        if path.hasPrefix("@") { return nil }
        return path.hasPrefix("/") && !path.hasSuffix("/") ? nil : "'\(address)' is not the absolute path of a socket"
    }
}
