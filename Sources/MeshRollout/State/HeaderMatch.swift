/// A header by which requests are chosen: `x-user-group=beta`.
public struct HeaderMatch: Hashable, Sendable, LosslessStringConvertible {
    /// In lower case, as Istio wants it.
    public let name: String
    public let value: String

    /// Reads `KEY=VALUE`; `nil` if there is no key or no value.
    public init?(_ description: String) {
        let parts = description.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        guard parts[0].utf8.allSatisfy(Self.isNameByte) else { return nil }
        name = parts[0].lowercased()
        value = String(parts[1])
    }

    public var description: String { "\(name)=\(value)" }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
