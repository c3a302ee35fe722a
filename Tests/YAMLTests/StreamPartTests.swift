import TestKit
import Testing
import YAML

/// Reading a text in parts is reading the text.
@Suite struct StreamPartTests {
    @Test(arguments: [1, 20, 64, 100_000])
    func partsHoldWhatTheTextHolds(_ length: Int) {
        for text in Self.texts {
            let bytes = Array(text.utf8)
            let whole = Document.parse(bytes).documents
            let parts = StreamPart.parts(of: bytes, length: length)
            #expect(parts.first?.range.lowerBound == 0 && parts.last?.range.upperBound == bytes.count)
            #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
            let read = parts.flatMap { Document.parse(bytes, part: $0).documents }
            #expect(read.map { Tree($0.root) } == whole.map { Tree($0.root) }, "\(text.debugDescription)")
            #expect(read.map(\.mark) == whole.map(\.mark), "\(text.debugDescription)")
            #expect(read.map { Self.marks(below: $0.root) } == whole.map { Self.marks(below: $0.root) })
        }
    }

    @Test func directivesStayWithTheirDocument() {
        let text = "a: 1\n...\n%TAG ! tag:example.com,2000:\n# why\n\n---\nb: !c 2\n---\nd: 3\n"
        let bytes = Array(text.utf8)
        #expect(
            StreamPart.parts(of: bytes, length: 1).map(\.range) == [
                0..<text.utf8.count - 9, text.utf8.count - 9..<text.utf8.count,
            ]
        )
    }

    @Test func whatIsBrokenStaysInItsPart() {
        let bytes = Array("a: 'open\n---\nb: 1\n---\n{c\n---\nd: |\n  text\n---\ne: 2\n".utf8)
        let parts = StreamPart.parts(of: bytes, length: 1).map { Document.parse(bytes, part: $0) }
        #expect(parts.map(\.errors.count) == [1, 0, 1, 0, 0])
        #expect(parts.flatMap(\.errors).compactMap(\.mark?.line) == [2, 6])
        #expect(parts.flatMap(\.documents).map(\.mark.line) == [2, 6, 9])
    }

    private static let texts: [String] = {
        var generator = SeededGenerator(state: 21)
        let random = (0..<40).map { _ in
            (0..<6).map { _ in "---\n" + Tree.random(using: &generator).yaml.replacing("---\n", with: "") }.joined()
        }
        return random + [
            "", "\n", "---\n", "a: 1", "---\na: 1\n---\n---\nb: 2\n", "\u{FEFF}a: 1\r\n---\r\nb: 2\r\n---\r\nc: 3\r\n",
            "a: é\u{2028}\n---\nb: ü\u{85}\n---\nc: [x, y::]\n", "a: |\n  b\n---\nc: >+\n  d\n\n--- e\n",
            String(repeating: "---\nname: value # é\n", count: 500),
            String(repeating: "---\nname: value\n", count: 500),
        ]
    }()

    private static func marks(below node: Node) -> [Mark] {
        [node.mark] + node.items.flatMap { marks(below: $0) }
            + node.entries.flatMap { marks(below: $0.key) + marks(below: $0.value) }
    }
}
