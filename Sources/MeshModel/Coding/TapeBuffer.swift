/// Builds tapes, one after the other, in memory that it keeps.
///
/// As fast as copying bytes: for readers that put thousands of documents on tapes.
public struct TapeBuffer: Sendable {
    private var storage: [UInt8]
    private var count = 0

    public init() { storage = [UInt8](repeating: 0, count: 4096) }

    /// Hands over what was put in since the last time.
    public mutating func takeTape() -> Tape {
        defer { count = 0 }
        return Tape(bytes: Array(storage[..<count]))
    }

    public mutating func token(_ tag: Tape.Tag) {
        reserve(1)
        storage[count] = tag.rawValue
        count += 1
    }

    /// Appends a key, a string or the text of a number.
    public mutating func text(_ tag: Tape.Tag, _ text: UnsafeRawBufferPointer) {
        reserve(text.count + 11)
        let start = count
        count += storage.withUnsafeMutableBytes { bytes in
            bytes[start] = tag.rawValue
            var length = 1
            var rest = text.count
            while rest >= 0x80 {
                bytes[start + length] = UInt8(truncatingIfNeeded: rest) | 0x80
                rest >>= 7
                length += 1
            }
            bytes[start + length] = UInt8(truncatingIfNeeded: rest)
            length += 1
            UnsafeMutableRawBufferPointer(rebasing: bytes[(start + length)...]).copyMemory(from: text)
            return length + text.count
        }
    }

    /// Appends an integer or a double.
    public mutating func bits(_ tag: Tape.Tag, _ value: UInt64) {
        reserve(9)
        let start = count
        storage.withUnsafeMutableBytes { bytes in
            bytes[start] = tag.rawValue
            bytes.storeBytes(of: value.littleEndian, toByteOffset: start + 1, as: UInt64.self)
        }
        count += 9
    }

    private mutating func reserve(_ length: Int) {
        guard storage.count - count < length else { return }
        storage.append(contentsOf: repeatElement(0, count: max(storage.count, length)))
    }
}
