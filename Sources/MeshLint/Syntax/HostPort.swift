/// An address with a port: `zipkin.istio-system:9411`, `10.0.0.1:80`, `[::1]:80`.
struct HostPort: Hashable, Sendable {
    var host: String
    var port: Int

    /// - Returns: `nil` unless there is a host that is an IP address or a domain name, and a port in 1...65535.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), 1...65535 ~= port
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty, IPAddress(host) != nil || DNSSyntax.problem(ofFullName: host) == nil else { return nil }
        self.host = host
        self.port = port
    }
}
