/// A host that a text names: `http://cart.shop:8080/api`, `cart:8080` or `cart`.
struct HostMention: Hashable {
    /// The name as it is written, without scheme, user, port and path.
    var host: String
    /// Whether the text can hardly be anything but an address: it has a scheme, a port, or dots in its name.
    var isAddress: Bool

    /// The hosts of a text: one address, or several after each other with `,` between them.
    static func all(in text: String) -> [HostMention] {
        guard text.utf8.count < 512 else { return [] }
        return text.utf8.split(separator: UInt8(ascii: ",")).compactMap { HostMention($0) }
    }

    private init?(_ text: Substring.UTF8View) {
        var rest = text
        var hasScheme = false
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8) {
            hasScheme = true
            rest = rest[rest.index(colon, offsetBy: 3)...]
        }
        rest = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[rest.index(after: at)...] }
        let name = rest.prefix { $0 != UInt8(ascii: ":") }
        let port = rest.dropFirst(name.count).dropFirst()
        guard !name.isEmpty, name.allSatisfy(Self.isNameByte), port.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        host = String(Substring(name))
        isAddress = hasScheme || !port.isEmpty || name.contains(UInt8(ascii: "."))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || byte &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}

extension HostRegistry {
    /// The Service that a pod of `namespace` reaches under a name: `cart`, `cart.shop`, `cart.shop.svc` or in full.
    func service(called host: String, from namespace: String) -> RegisteredHost? {
        let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let fullName: String? =
            switch parts.count {
            case 1: HostName.ofService(host, in: namespace)
            case 2: "\(host).\(HostName.clusterDomain)"
            case 3 where host.hasSuffix(".svc"): "\(host).cluster.local"
            case 5 where host.hasSuffix(HostName.clusterDomain): host
            default: nil
            }
        return fullName.flatMap { hosts(named: $0).first { $0.service != nil } }
    }
}
