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
            text.write(behind: tag, to: UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
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
