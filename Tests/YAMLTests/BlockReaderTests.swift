import TestKit
import Testing
import YAML

/// What is read without libyaml is what libyaml reads, place by place.
@Suite struct BlockReaderTests {
    @Test(arguments: plainTexts)
    func plainTextsAreReadAlike(_ text: String) { expectSameReading("---\n" + text) }

    @Test(arguments: unusualTexts)
    func unusualTextsAreReadAlike(_ text: String) { expectSameReading("---\n" + text) }

    @Test func onlyTheFirstDocumentNeedsNoMarker() {
        let stream = Document.parse("# why\n\na: 1\n---\nb: 2\n")
        #expect(stream.documents.map { Tree($0.root) }.count == 2)
        #expect(stream.documents.map(\.mark.line) == [3, 4])
    }

    @Test func randomTreesAreReadAlike() {
        var generator = SeededGenerator(state: 31)
        for _ in 0..<1000 { expectSameReading(Tree.random(using: &generator).yaml) }
    }

    @Test func damagedTextsAreReadAlike() {
        var generator = SeededGenerator(state: 32)
        let pieces = [
            ":", ": ", "-", "- ", " ", "  ", "\n", "\n  ", "\n- ", "'", "''", "\"", "\\", "\\n", "{", "}", "{}", "[]",
            "#", " #", "\t",
            "? ", "|", "&a ", "*a", "!t ", "%", "\r\n", "é", "---", "---\n", "...\n", "<<: ", ",", "b: c",
        ]
        for text in Self.plainTexts {
            for _ in 0..<400 {
                var bytes = Array("---\n\(text)---\n\(text)".utf8)
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    let place = Int.random(in: 4..<bytes.count, using: &generator)
                    if Bool.random(using: &generator) { bytes.remove(at: place) }
                    bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: place)
                }
                expectSameReading(String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    /// The styles that programs write.
    private static let plainTexts = [
        "a: 1\nb:\n  c: d e\n  f:\nh: -1\n",
        "a:\n- b\n- c: 1\n  d:\n  - e\n  - f: g\n-   h: i\n    j: k\nl:\n  - m\n  - {}\n",
        "- a\n- b: []\n- \"c\"\n- 'd'\n",
        "\"a\": \"b\"\n'c': 'd' # e\nf: \"{\\\"g\\\": \\\\ true\\n}\"\n\"\": ''\n",
        "# why\na: b#c # d\n\n  # e\nf: g:h://i \nj: {} #\n# end",
        "  a: 1\n  b: [] \n",
        "a: .5\nb: -x\nc: ~\nd: $(e)\nf: +1\ng: /h\ni: _j\n",
    ]

    /// What only libyaml reads, or refuses.
    private static let unusualTexts = [
        "", "a", "'a'", "a: b: c", "a: b\n c: d\n", "a:\n    b: 1\n  c: 2\n", "a: 1\n- b\n", "- a\nb: 1\n", "a : 1\n",
        "- - a\n",
        "-\n  a: 1\n", "- # b\n  a\n", "a: b\n  c\n", "a: |\n  b\n", "a: &b c\nd: *b\n", "a: !!str 1\n", "a: [b, c]\n",
        "a: {b: c}\n",
        "a: 'b''c'\n", "a: \"b\n  c\"\n", "a: \"\\x41\"\n", "a: \"b", "a: \"b\"c\n", "a: \"b\"#c\n", "a: 'b':c\n",
        "a:\tb\n", "a: b\r\nc: d\r\n",
        "a: é\n", "# é\na: b\n", "? a\n: b\n", "a: b\n...\nc: d\n", "%YAML 1.1\n", "a: b\n%c: d\n", "a: @b\n",
        "a: b\n---c: d\n", "--- a\n",
        "\(String(repeating: "k", count: 1100)): v\n", "<<: {a: b}\n",
    ]

    /// Behind a first document that is no block, libyaml reads everything.
    private static let head = "--- text\n"

    private func expectSameReading(_ text: String) {
        let direct = Document.parse(text)
        let other = Document.parse(Self.head + text)
        #expect(direct.documents.map { Tree($0.root) } == other.documents.dropFirst().map { Tree($0.root) }, "\(text)")
        #expect(
            direct.documents.map { Self.places(in: $0) } == other.documents.dropFirst().map(Self.movedPlaces),
            "\(text)"
        )
        #expect(direct.errors.map(\.message) == other.errors.map { Self.moved($0.message) }, "\(text)")
        #expect(direct.errors.map(\.mark) == other.errors.map { $0.mark.map(Self.moved) }, "\(text)")
    }

    /// Where everything of a document begins and ends.
    private static func places(in document: Document) -> [Mark] { [document.mark] + places(of: document.root) }

    private static func places(of node: Node) -> [Mark] {
        [node.mark, node.end] + node.items.flatMap(places)
            + node.entries.flatMap { places(of: $0.key) + places(of: $0.value) }
    }

    private static func movedPlaces(in document: Document) -> [Mark] { places(in: document).map(moved) }

    private static func moved(_ mark: Mark) -> Mark {
        Mark(line: mark.line - 1, column: mark.column, offset: mark.offset - head.utf8.count)
    }

    /// Messages name lines.
    private static func moved(_ message: String) -> String {
        message.replacing(#/on line (\d+)/#) { "on line \((Int($0.1) ?? 0) - 1)" }
    }
}
