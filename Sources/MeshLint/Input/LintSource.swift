import Glibc

/// A text to be checked, and what people call it.
public final class LintSource: Sendable {
    /// The path as the user would write it; `-` for the standard input.
    public let name: String
    public let bytes: [UInt8]
    /// Whether the word that begins a suppression stands anywhere in the text.
    let holdsMarker: Bool

    public init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        holdsMarker = bytes.holds(SuppressionReader.marker)
    }

    public convenience init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}

extension [UInt8] {
    /// Whether the bytes of a text are among them, in their order.
    ///
    /// - Parameter range: where to look; everywhere if this is `nil`.
    func holds(_ text: String, in range: Range<Int>? = nil) -> Bool {
        let wanted = Array(text.utf8), range = range ?? 0..<count
        guard let first = wanted.first else { return true }
        return withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            var offset = range.lowerBound
            while offset + wanted.count <= range.upperBound,
                let found = memchr(start + offset, Int32(first), range.upperBound - offset)
            {
                offset = found - UnsafeMutableRawPointer(mutating: start)
                if bytes[offset..<range.upperBound].prefix(wanted.count).elementsEqual(wanted) { return true }
                offset += 1
            }
            return false
        }
    }
}
