/// The names that Istio gives to clusters when gateways pass TLS between networks: `outbound_.80_.v1_.cart.shop.global`.
enum RoutedName {
    /// Whether the text is such a name: direction, port, subset and host, each behind `_.`.
    static func isGenerated(_ text: String) -> Bool {
        let head = "outbound_."
        guard text.hasPrefix(head) else { return false }
        let parts = text.dropFirst(head.utf8.count).utf8.split(separator: UInt8(ascii: "."), maxSplits: 2)
        guard parts.count == 3, let port = number(parts[0]), 1...65535 ~= port, parts[1].last == UInt8(ascii: "_")
        else {
            return false
        }
        return DNSSyntax.problem(ofWildcardName: String(Substring(parts[2]))) == nil
    }

    /// The number in `80_`.
    private static func number(_ part: Substring.UTF8View) -> Int? {
        part.last == UInt8(ascii: "_") ? Int(Substring(part.dropLast())) : nil
    }
}
