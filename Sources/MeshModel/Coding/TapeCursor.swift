/// A place on a tape, read in place: for checks that pass over every value and make no strings of them.
///
/// Good for as long as the bytes are: inside of ``Tape/withCursor(_:)``.
public struct TapeCursor {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    public var position: Int

    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The cursor at another place of the same tape.
    @inlinable
    public func moved(to position: Int) -> TapeCursor { TapeCursor(bytes, at: position) }

    /// The tag of the next token; `nil` at the end.
    @inlinable
    public var next: Tape.Tag? { position < bytes.count ? Tape.Tag(rawValue: bytes[position]) : nil }

    /// Passes the next token if it has this tag.
    @inlinable
    public mutating func take(_ tag: Tape.Tag) -> Bool {
        guard position < bytes.count, bytes[position] == tag.rawValue else { return false }
        position += 1
        return true
    }

    /// The bytes of the key, string or number text that comes next; passes it.
    @inlinable
    public mutating func takeText() -> UnsafeRawBufferPointer {
        position += 1
        var length = 0
        var shift = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            length |= Int(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 { break }
        }
        let end = min(position + length, bytes.count)
        defer { position = end }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
    }

    /// Whether an empty string comes next.
    @inlinable
    public var isAtEmptyText: Bool {
        position + 1 < bytes.count && bytes[position] == Tape.Tag.string.rawValue && bytes[position + 1] == 0
    }

    @inlinable
    public mutating func takeInt() -> Int { Int(truncatingIfNeeded: Int64(bitPattern: takeBits())) }

    @inlinable
    public mutating func takeDouble() -> Double { Double(bitPattern: takeBits()) }

    @usableFromInline
    mutating func takeBits() -> UInt64 {
        let value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position + 1, as: UInt64.self))
        position += 9
        return value
    }

    /// Passes the next value, with all that is inside it.
    @inlinable
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
            case .key, .string, .number: _ = takeText()
            case .int, .double: position += 9
            case .true, .false, .null: position += 1
            case nil: return
            }
            // A key belongs to the value that follows it.
        } while depth > 0
    }
}

extension Tape {
    /// Shows the tape from its beginning.
    @inlinable
    public func withCursor<Result>(_ body: (TapeCursor) -> Result) -> Result {
        bytes.withUnsafeBytes { body(TapeCursor($0)) }
    }
}
