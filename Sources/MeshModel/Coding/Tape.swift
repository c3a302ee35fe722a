/// A value of a manifest (object, list or scalar) as a flat sequence of tokens.
///
/// Encoding a resource appends to one array of bytes; nothing is allocated per field. Writers of YAML and JSON, the
/// decoder and the comparison of values all read the same tape, so a kind says once how it is encoded.
///
/// Layout: a tag byte (see ``Tag``), followed for keys, strings and number texts by their length as a variable-length
/// integer and their UTF-8 bytes, for integers and doubles by their eight bytes, least significant first.
public struct Tape: Hashable, Sendable {
    /// The tokens, one after the other.
    public internal(set) var bytes: [UInt8]

    /// The kinds of token.
    public enum Tag: UInt8, Sendable {
        case beginObject, endObject, beginList, endList
        case key, string, number, int, double
        case `true`, `false`, null
    }

    public init() { bytes = [] }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Forgets all tokens but keeps the memory, for the next document.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

extension Tape {
    public mutating func beginObject() { bytes.append(Tag.beginObject.rawValue) }
    public mutating func endObject() { bytes.append(Tag.endObject.rawValue) }
    public mutating func beginList() { bytes.append(Tag.beginList.rawValue) }
    public mutating func endList() { bytes.append(Tag.endList.rawValue) }
    public mutating func null() { bytes.append(Tag.null.rawValue) }
    public mutating func bool(_ value: Bool) { bytes.append(value ? Tag.true.rawValue : Tag.false.rawValue) }

    public mutating func string(_ text: String) { append(.string, text) }
    public mutating func string(utf8 text: UnsafeRawBufferPointer) { append(.string, text) }

    /// A number that neither `Int` nor `Double` holds exactly, as it is spelled.
    public mutating func number(_ text: String) { append(.number, text) }

    public mutating func int(_ value: Int) {
        bytes.append(Tag.int.rawValue)
        append(UInt64(bitPattern: Int64(value)))
    }

    public mutating func double(_ value: Double) {
        bytes.append(Tag.double.rawValue)
        append(value.bitPattern)
    }

    public mutating func key(_ name: String) { append(.key, name) }
    public mutating func key(utf8 name: UnsafeRawBufferPointer) { append(.key, name) }

    public mutating func key(_ name: StaticString) {
        append(.key, UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Appends all tokens of another tape.
    public mutating func append(_ other: Tape) { bytes.append(contentsOf: other.bytes) }

    mutating func append(tokens: ArraySlice<UInt8>) { bytes.append(contentsOf: tokens) }

    private mutating func append(_ tag: Tag, _ text: String) {
        // Most strings are contiguous already; asking in this way copies none of them.
        let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append(tag, UnsafeRawBufferPointer($0)) }
        guard isDone == nil else { return }
        var text = text
        text.withUTF8 { append(tag, UnsafeRawBufferPointer($0)) }
    }

    /// Grows once for all parts of the token.
    private mutating func append(_ tag: Tag, _ text: UnsafeRawBufferPointer) {
        bytes.append(addingCapacity: text.count + 11) { tokens in
            tokens.withUnsafeMutableBufferPointer { buffer, count in
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[count...])
                count += text.write(behind: tag, to: UnsafeMutableRawBufferPointer(rest))
            }
        }
    }

    private mutating func append(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

extension UnsafeRawBufferPointer {
    /// Writes a tag, the length of this text and the text itself; returns how many bytes that takes.
    @inline(__always)
    func write(behind tag: Tape.Tag, to bytes: UnsafeMutableRawBufferPointer) -> Int {
        bytes[0] = tag.rawValue
        var start = 1
        var rest = count
        while rest >= 0x80 {
            bytes[start] = UInt8(truncatingIfNeeded: rest) | 0x80
            rest >>= 7
            start += 1
        }
        bytes[start] = UInt8(truncatingIfNeeded: rest)
        start += 1
        UnsafeMutableRawBufferPointer(rebasing: bytes[start...]).copyMemory(from: self)
        return start + count
    }
}
