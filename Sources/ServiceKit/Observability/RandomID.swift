import Synchronization

/// Random numbers for ids that must be unique and need not be secret: without a system call for each.
///
/// Source: the generator SplitMix64, of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
enum RandomID {
    private static let state = Atomic<UInt64>(.random(in: 0...UInt64.max))

    /// Never 0, which trace ids may not be.
    static func next() -> UInt64 {
        var mixed = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return mixed == 0 ? 1 : mixed
    }
}

/// 16 hexadecimal digits.
func hex(_ number: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { buffer in
        for index in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * index)) & 15
            buffer[index] = digit < 10 ? 48 + digit : 87 + digit
        }
        return 16
    }
}

/// The number that at most 16 hexadecimal digits stand for; nil where there is anything else.
func hexadecimal(_ digits: Substring) -> UInt64? {
    guard (1...16).contains(digits.utf8.count) else { return nil }
    var number: UInt64 = 0
    for byte in digits.utf8 {
        switch byte {
        case 48...57: number = number << 4 | UInt64(byte - 48)
        case 97...102: number = number << 4 | UInt64(byte - 87)
        case 65...70: number = number << 4 | UInt64(byte - 55)
        default: return nil
        }
    }
    return number
}
