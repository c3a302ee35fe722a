/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Sendable {
    /// 4 or 16 bytes.
    public let bytes: [UInt8]

    /// - Parameter text: `10.0.0.1`, `::1` or `::ffff:10.0.0.1`; without a zone.
    public init?(_ text: String) {
        guard let bytes = text.contains(":") ? Self.version6(text) : Self.version4(text[...]) else { return nil }
        self.bytes = bytes
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part -> UInt8? in
            // As Go does: a leading zero could mean octal.
            guard !part.isEmpty, part.utf8.allSatisfy({ $0 &- 0x30 < 10 }), part == "0" || !part.hasPrefix("0") else {
                return nil
            }
            return UInt8(part)
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func version6(_ text: String) -> [UInt8]? {
        let halves = text.splitOnce("::")
        guard let head = groups(halves.head), let tail = halves.tail.map(groups) ?? [] else { return nil }
        guard halves.tail != nil else { return head.count == 16 ? head : nil }
        guard head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.contains(".") {
                guard index == parts.count - 1, let end = version4(part) else { return nil }
                bytes += end
            } else {
                guard 1...4 ~= part.utf8.count, let group = UInt16(part, radix: 16), part.first != "+" else {
                    return nil
                }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes
    }
}

/// A range of addresses: `10.0.0.0/8`; a single address is a range of one.
public struct IPRange: Hashable, Sendable {
    public let address: IPAddress
    /// How many of its first bits are fixed.
    public let prefixLength: Int

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(String(parts[0])) else { return nil }
        let bits = address.bytes.count * 8
        guard parts.count == 2 else {
            self.address = address
            prefixLength = bits
            return
        }
        guard parts[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }), let length = Int(parts[1]), 0...bits ~= length else {
            return nil
        }
        self.address = address
        prefixLength = length
    }

    /// Whether the address lies in the range.
    public func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        return (0..<prefixLength).allSatisfy { bit in
            let mask: UInt8 = 0x80 >> UInt8(bit % 8)
            return address.bytes[bit / 8] & mask == other.bytes[bit / 8] & mask
        }
    }
}

extension String {
    /// What stands before and after the first `separator`; no tail without one.
    fileprivate func splitOnce(_ separator: String) -> (head: Substring, tail: Substring?) {
        guard let range = firstRange(of: separator) else { return (self[...], nil) }
        return (self[..<range.lowerBound], self[range.upperBound...])
    }
}
