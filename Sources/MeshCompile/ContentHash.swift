/// A 128-bit hash of everything that a compiled mesh depends on.
///
/// It only has to tell apart contents that one user writes, in a folder that is this user's own, so it needs to be fast
/// and even rather than safe from forgery. The standard library has no stable hash, and a cryptographic one from a package
/// would cost more start-up than the hashing. Each half takes in 8 bytes a step with a full-width multiplication (the
/// mixing step of wyhash).
struct ContentHash {
    private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var high: UInt64 = 0xD1B5_4A32_D192_ED03

    mutating func combine(_ word: UInt64) {
        low = Self.mix(low ^ word, 0xA076_1D64_78BD_642F)
        high = Self.mix(high &+ word, 0xE703_7ED1_A0B4_28DB)
    }

    mutating func combine(_ number: Int64) { combine(UInt64(bitPattern: number)) }

    mutating func combine(_ text: String) { combine(Array(text.utf8)) }

    /// Takes in the bytes and how many they are, so that two contents in a row differ from their sum.
    mutating func combine(_ bytes: [UInt8]) { bytes.withUnsafeBytes { combine($0) } }

    mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        combine(UInt64(bytes.count))
        var offset = 0
        while offset + 8 <= bytes.count {
            combine(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var tail: UInt64 = 0
        for byte in bytes[offset...] { tail = tail << 8 | UInt64(byte) }
        combine(tail)
    }

    /// Half of the hash.
    var word: UInt64 { Self.mix(low, high ^ 0x8EBC_6AF0_9C88_C6E3) }

    /// The hash in 32 hexadecimal digits.
    var text: String { Self.hex(word) + Self.hex(high) }

    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low ^ b
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
