/// Reads a tape token by token.
public struct TapeReader: Sendable {
    let bytes: [UInt8]
    var position: Int
    private let end: Int

    public init(_ tape: Tape) {
        bytes = tape.bytes
        position = 0
        end = tape.bytes.count
    }

    /// The tag of the next token; `nil` at the end.
    public var next: Tape.Tag? {
        position < end ? Tape.Tag(rawValue: bytes[position]) : nil
    }

    /// Whether the object or list that the reader is in ends here.
    public var isAtEnd: Bool {
        switch next {
        case .endObject, .endList, nil: true
        default: false
        }
    }

    /// Passes a token without contents, such as the start of an object.
    public mutating func advance() { position += 1 }

    /// Passes the next token if it has this tag.
    public mutating func take(_ tag: Tape.Tag) -> Bool {
        guard next == tag else { return false }
        position += 1
        return true
    }

    /// The range of the UTF-8 bytes of the key, string or number text that comes next; passes it.
    public mutating func takeTextRange() -> Range<Int> {
        position += 1
        var length = 0
        var shift = 0
        while true {
            let byte = bytes[position]
            position += 1
            length |= Int(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 { break }
        }
        defer { position += length }
        return position..<position + length
    }

    /// The key, string or number text that comes next.
    public mutating func takeText() -> String {
        takeText { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the bytes of the key, string or number text that comes next.
    public mutating func takeText<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        let range = takeTextRange()
        return try bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    public mutating func takeInt() -> Int {
        Int(truncatingIfNeeded: Int64(bitPattern: takeBits()))
    }

    public mutating func takeDouble() -> Double {
        Double(bitPattern: takeBits())
    }

    /// Passes the next value, with all that is inside it.
    public mutating func skip() {
        var depth = 0
        repeat {
            switch next {
            case .beginObject, .beginList:
                depth += 1
                position += 1
            case .endObject, .endList:
                depth -= 1
                position += 1
            case .key: _ = takeTextRange()
            case .string, .number: _ = takeTextRange()
            case .int, .double: position += 9
            case .true, .false, .null: position += 1
            case nil: return
            }
        } while depth > 0
    }

    /// The next value as a tape of its own; passes it.
    public mutating func takeValue() -> Tape {
        let start = position
        skip()
        return Tape(bytes: Array(bytes[start..<position]))
    }

    /// The number of the key that comes next, -1 if the table does not have it; passes it.
    ///
    /// Not inlined: the decoder is specialised for each of hundreds of types.
    @inline(never)
    mutating func takeKeyNumber(in keys: KeyTable) -> Int {
        takeText { keys.number(of: $0) }
    }

    private mutating func takeBits() -> UInt64 {
        let value = bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position + 1, as: UInt64.self))
        }
        position += 9
        return value
    }
}
