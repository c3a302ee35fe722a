/// Eight bytes of a text, looked at together: the sums below set the high bit of each byte that is looked for.
struct ByteWord {
    static let length = 8

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    private let bits: UInt64

    /// The bytes from `index` on, of which there must be eight.
    @inline(__always)
    init(_ text: UnsafeRawBufferPointer, at index: Int) {
        bits = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Whether all bytes are ASCII.
    var isASCII: Bool { bits & Self.highBits == 0 }

    /// Whether all bytes are from space to tilde, or line feeds.
    var isPrintable: Bool { unprintable & ~places(of: 0x0A) == 0 }

    /// How many bytes stand before the first one that is not ordinary: see `UInt8.isOrdinary`; 8 if all are.
    var ordinaryLength: Int {
        let marks = unprintable | places(of: UInt8(ascii: ":")) | places(of: UInt8(ascii: "#"))
        return marks.trailingZeroBitCount / 8
    }

    /// How many of the bytes are this one.
    func count(of byte: UInt8) -> Int { places(of: byte).nonzeroBitCount }

    /// The bytes that are neither space nor a sign of ASCII.
    private var unprintable: UInt64 {
        let isSpaceOrMore = bits & ~Self.highBits &+ Self.ones &* 0x60
        return (bits | ~isSpaceOrMore) & Self.highBits | places(of: 0x7F)
    }

    private func places(of byte: UInt8) -> UInt64 {
        let difference = bits ^ Self.ones &* UInt64(byte)
        return ~(difference & ~Self.highBits &+ ~Self.highBits | difference) & Self.highBits
    }
}

extension UInt8 {
    /// Whether it is printable ASCII and neither a colon nor a hash, which may mean something inside of a plain text.
    var isOrdinary: Bool { self &- 0x20 <= 0x5E && self != UInt8(ascii: ":") && self != UInt8(ascii: "#") }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first place at `start` or behind it where no ordinary byte is; the end if there is none.
    @inline(__always)
    func endOfOrdinary(from start: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(self)
        while index + ByteWord.length <= count {
            let length = ByteWord(raw, at: index).ordinaryLength
            index += length
            if length < ByteWord.length { return index }
        }
        while index < count, self[index].isOrdinary { index += 1 }
        return index
    }

    /// Whether all bytes are ASCII.
    @inline(__always)
    var isASCII: Bool {
        var index = 0
        let raw = UnsafeRawBufferPointer(self)
        while index + ByteWord.length <= count {
            guard ByteWord(raw, at: index).isASCII else { return false }
            index += ByteWord.length
        }
        while index < count {
            guard self[index] < 0x80 else { return false }
            index += 1
        }
        return true
    }
}
