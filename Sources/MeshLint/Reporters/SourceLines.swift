import MeshModel

/// The lines of the texts that were checked, to quote from.
struct SourceLines: Sendable {
    private let sources: [String: LintSource]

    init(_ sources: [LintSource]) { self.sources = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first } }

    /// The line of a place, without its end; `nil` where the text is not at hand.
    func line(of place: SourcePlace) -> String? {
        guard let bytes = sources[place.file]?.bytes else { return nil }
        var start = 0
        var line = 1
        while line < place.line {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
            line += 1
        }
        let text = bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: text, as: UTF8.self)
    }

    /// The line and column, both from 1, of an offset.
    func position(of offset: Int, in file: String) -> (line: Int, column: Int)? {
        guard let bytes = sources[file]?.bytes, offset <= bytes.count else { return nil }
        let before = bytes[..<offset]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count
        return (before.count { $0 == UInt8(ascii: "\n") } + 1, column + 1)
    }
}
