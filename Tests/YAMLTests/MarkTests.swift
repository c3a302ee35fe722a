import TestKit
import Testing
import YAML

@Suite struct MarkTests {
    @Test(arguments: [
        ("é: ü\nx: 'ö' # ä\ny: z\n", "y", "z", 3, 4), ("😀: 1\n😀a: z\n", "😀a", "z", 2, 5),
        ("\u{FEFF}a: z\n", "a", "z", 1, 4), ("\u{FEFF}é: 1\na: z\n", "a", "z", 2, 4),
        ("a: 1\r\né: 2\r\nb: z\r\n", "b", "z", 3, 4),
        ("a: |\r\n  é\r\nb: z", "b", "z", 3, 4), ("a: >\n  é\n\n\n# ü\nb: z", "b", "z", 6, 4),
        ("a: \"é\n  é\"\nb: z", "b", "z", 3, 4),
    ])
    func marksCountCharactersAndBytes(_ text: String, _ key: String, _ value: String, _ line: Int, _ column: Int) throws
    {
        let stream = Document.parse(text)
        #expect(stream.errors.isEmpty)
        let node = try #require(stream.documents.first?.root[key])
        #expect(node.mark.line == line)
        #expect(node.mark.column == column)
        #expect(String(decoding: Array(text.utf8)[node.range], as: UTF8.self) == value)
        #expect(node.end.column == column + 1 && node.end.offset == node.range.upperBound)
    }

    @Test func marksGoOnBehindABrokenDocument() throws {
        let stream = Document.parse("é: [\n---\nü: z\n")
        #expect(stream.errors.map(\.mark?.line) == [2])
        let node = try #require(stream.documents.first?.root["ü"])
        #expect(node.mark == Mark(line: 3, column: 4, offset: 14))
    }

    @Test func missingValuesStandBehindTheirColonOrDash() throws {
        let text = "a:\nb:\n  -\n  - x\n? c\nd: 1\n"
        let root = try #require(Document.parse(text).documents.first).root
        #expect(root["a"]?.range == 2..<2)
        #expect(root["b"]?[0]?.range == 9..<9)
        #expect(root["c"]?.mark == Mark(line: 5, column: 4, offset: 19))
    }

    /// Every verbatim scalar of a document is found where its range says, however the document is broken into lines.
    @Test(arguments: ["\n", "\r\n"])
    func rangesHoldTheScalars(_ lineEnd: String) throws {
        var generator = SeededGenerator(state: 11)
        for _ in 0..<200 {
            let text = Tree.random(using: &generator).yaml.split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: lineEnd)
            let bytes = Array(text.utf8)
            for document in Document.parse(text).documents { check(document.root, bytes) }
        }
    }

    private func check(_ node: Node, _ bytes: [UInt8]) {
        #expect(node.range.upperBound <= bytes.count)
        for child in node.items.map(\.self) + node.entries.flatMap({ [$0.key, $0.value] }) {
            #expect(node.range.lowerBound <= child.range.lowerBound && child.range.upperBound <= node.range.upperBound)
            check(child, bytes)
        }
        if node.style == .plain {
            #expect(node.text == String(decoding: bytes[node.range], as: UTF8.self))
        }
        if node.style == .doubleQuoted {
            #expect(bytes[node.range.lowerBound] == 0x22 && bytes[node.range.upperBound - 1] == 0x22)
        }
    }
}
