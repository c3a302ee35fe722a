/// The parts of an address that matter for connecting.
struct Address {
    let scheme: String
    /// The host as it is written; in brackets if it is an IPv6 address.
    let host: String
    let port: Int
    /// Host and port as they are written.
    let authority: String
    /// Path and query.
    let rest: String

    init?(_ url: String) {
        let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()) else { return nil }
        scheme = parts[0].lowercased()
        let authority = parts[1].prefix { $0 != "/" && $0 != "?" }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard !place.isEmpty, !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
        let isBracketed = place.hasPrefix("[")
        let end = isBracketed ? place.firstIndex(of: "]").map(place.index(after:)) : place.lastIndex(of: ":")
        guard let end = end ?? (isBracketed ? nil : place.endIndex) else { return nil }
        host = String(place[..<end])
        let port = place[end...].dropFirst()
        guard port.isEmpty || Int(port) != nil else { return nil }
        self.port = Int(port) ?? (scheme == "https" ? 443 : 80)
        self.authority = String(place)
        rest = String(parts[1][authority.endIndex...])
    }
}
