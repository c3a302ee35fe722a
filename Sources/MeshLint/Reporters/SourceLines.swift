import Glibc
import MeshModel

/// The lines of the texts that were checked, to quote from.
struct SourceLines: Sendable {
    private let sources: [String: IndexedSource]

    init(_ sources: [LintSource]) {
        self.sources = Dictionary(sources.map { ($0.name, IndexedSource($0.bytes)) }) { first, _ in first }
    }

    /// The line of a place, without its end; `nil` where the text is not at hand.
    func line(of place: SourcePlace) -> String? { sources[place.file]?.line(place.line) }

    /// The line and column, both from 1, of an offset.
    func position(of offset: Int, in file: String) -> (line: Int, column: Int)? {
        sources[file]?.position(of: offset)
    }
}

/// A text, and where its lines begin: looked for once, when a line is first asked for.
private final class IndexedSource: Sendable {
    private let bytes: [UInt8]
    private let startsFact = SharedFact<[Int]>()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var starts: [Int] {
        startsFact {
            bytes.withUnsafeBytes { bytes in
                var starts = [0]
                guard let text = bytes.baseAddress else { return starts }
                while let start = starts.last, let found = memchr(text + start, 0x0A, bytes.count - start) {
                    starts.append(UnsafeRawPointer(found) - text + 1)
                }
                return starts
            }
        }
    }

    /// The line with a number from 1, without its end.
    func line(_ number: Int) -> String? {
        let starts = starts
        guard number <= starts.count else { return nil }
        let text = bytes[starts[max(number, 1) - 1]...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: text, as: UTF8.self)
    }

    func position(of offset: Int) -> (line: Int, column: Int)? {
        guard offset <= bytes.count else { return nil }
        let line = lineNumber(of: offset)
        let before = bytes[starts[line - 1]..<offset]
        return (line, String(decoding: before, as: UTF8.self).unicodeScalars.count + 1)
    }

    /// The number from 1 of the last line that begins at the offset or before it.
    private func lineNumber(of offset: Int) -> Int {
        let starts = starts
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}
