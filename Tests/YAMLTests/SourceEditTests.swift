import TestKit
import Testing
import YAML

@Suite struct SourceEditTests {
    private func applying(_ edits: [SourceEdit], to text: String) throws -> String {
        String(decoding: try SourceEdit.apply(edits, to: Array(text.utf8)), as: UTF8.self)
    }

    @Test func editsKeepAllOtherBytes() throws {
        let text = "weights: # now\r\n  stable:  90 # é\r\n  canary: \"10\"\r\n\r\n"
        let weights = try #require(Document.parse(text).documents.first?.root["weights"])
        let edits = try [
            #require(weights["canary"]?.replacement(forScalar: "25")),
            #require(weights["stable"]?.replacement(forScalar: "75")),
        ]
        let expected = "weights: # now\r\n  stable:  75 # é\r\n  canary: \"25\"\r\n\r\n"
        #expect(try applying(edits, to: text) == expected)
    }

    @Test func contradictingEditsChangeNothing() {
        let bytes = Array("abcdef".utf8)
        for ranges in [[0..<2, 1..<3], [4..<7], [2..<2, 1..<3]] {
            let edits = ranges.map { SourceEdit(range: $0, replacement: []) }
            #expect(throws: YAMLError.self) { try SourceEdit.apply(edits, to: bytes) }
        }
    }

    @Test func insertionsAtOnePlaceKeepTheirOrder() throws {
        let edits = ["x", "y"].map { SourceEdit(range: 1..<1, replacement: Array($0.utf8)) }
        #expect(try applying(edits + [SourceEdit(range: 1..<2, replacement: [])], to: "abc") == "axyc")
    }

    @Test(arguments: [
        ("a: b", "c", "a: c"), ("a: b", "yes", "a: \"yes\""), ("a: 'b'", "it's", "a: 'it''s'"),
        ("a: 'b'", "x\n", "a: \"x\\n\""),
        ("a: \"b\"", "c", "a: \"c\""), ("a: 1", "2", "a: 2"), ("a: 1", "x", "a: x"), ("a: v1", "2", "a: \"2\""),
        ("a: true", "false", "a: false"), ("a: |\n  b\n\nc: d", "x\ny\n", "a: \"x\\ny\\n\"\n\nc: d"),
        ("a: [b]", "c, d", "a: [\"c, d\"]"),
        ("a: [b]", "c", "a: [c]"), ("a:", "b", "a: b"), ("a: &x b", "c", "a: &x c"), ("a: 1", "1.5", "a: 1.5"),
    ])
    func replacementsKeepTheStyleWhereItHoldsTheText(_ text: String, _ new: String, _ expected: String) throws {
        let root = try #require(Document.parse(text).documents.first).root
        let node = try #require(root["a"])
        let edit = try #require((node.items.first ?? node).replacement(forScalar: new))
        #expect(try applying([edit], to: text) == expected)
    }

    @Test func aliasesAndCollectionsHaveNoReplacement() throws {
        let root = try #require(Document.parse("a: &x b\nc: *x\nd: [e]\n").documents.first).root
        #expect(root["c"]?.replacement(forScalar: "f") == nil)
        #expect(root["d"]?.replacement(forScalar: "f") == nil)
    }

    @Test func anyScalarCanBecomeAnyText() throws {
        var generator = SeededGenerator(state: 5)
        for _ in 0..<500 {
            let tree = Tree.random(using: &generator)
            let bytes = Array(tree.yaml.utf8)
            guard let root = Document.parse(bytes).documents.first?.root,
                let node = strings(in: root).randomElement(using: &generator)
            else { continue }
            let text = Tree.randomText(using: &generator)
            let edit = try #require(node.replacement(forScalar: text))
            let edited = try SourceEdit.apply([edit], to: bytes)
            #expect(edited.prefix(edit.range.lowerBound) == bytes.prefix(edit.range.lowerBound))
            #expect(edited.suffix(bytes.count - edit.range.upperBound) == bytes.suffix(from: edit.range.upperBound))
            let again = try #require(Document.parse(edited).documents.first).root
            #expect(
                strings(in: again).contains { $0.mark == node.mark && $0.text == text },
                "\(tree.yaml) \(text.debugDescription)"
            )
        }
    }

    private func strings(in node: Node) -> [Node] {
        if case .string = node.scalar { return [node] }
        return node.items.flatMap(strings) + node.entries.flatMap { strings(in: $0.value) }
    }
}
