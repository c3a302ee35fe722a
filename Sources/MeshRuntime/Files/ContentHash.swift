/// A number that tells contents apart; the same on every machine, and no defence against forgery.
struct ContentHash: Hashable, Sendable {
    var value: UInt64

    init(value: UInt64) { self.value = value }

    init(_ content: [UInt8]) {
        var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(content.count)
        content.withUnsafeBytes { bytes in
            var index = 0
            while index + 8 <= bytes.count {
                Self.mix(
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)),
                    into: &state
                )
                index += 8
            }
            var rest: UInt64 = 0
            for byte in bytes[index...] { rest = rest << 8 | UInt64(byte) }
            Self.mix(rest, into: &state)
        }
        value = state
    }

    /// One step of MurmurHash64A by Austin Appleby, with its constants.
    private static func mix(_ word: UInt64, into state: inout UInt64) {
        var word = word &* 0xC6A4_A793_5BD1_E995
        word ^= word >> 47
        state = (state ^ (word &* 0xC6A4_A793_5BD1_E995)) &* 0xC6A4_A793_5BD1_E995
        state ^= state >> 47
    }
}
