import TestKit
import Testing
import YAML

@Suite struct PropertyTests {
    @Test func randomTreesAreReadBack() throws {
        var generator = SeededGenerator(state: 1)
        for _ in 0..<2000 {
            let tree = Tree.random(using: &generator)
            let stream = Document.parse(tree.yaml)
            #expect(stream.errors.isEmpty && stream.documents.count == 1, "\(tree.yaml)")
            #expect(stream.documents.first.map { Tree($0.root) } == tree, "\(tree.yaml)")
        }
    }

    @Test func manyDocumentsAreReadBack() {
        var generator = SeededGenerator(state: 2)
        let trees = (0..<200).map { _ in Tree.random(using: &generator) }
        var writer = YAMLWriter()
        for tree in trees {
            writer.beginDocument(comment: Tree.randomText(using: &generator))
            tree.write(to: &writer)
        }
        #expect(Document.parse(writer.finish()).documents.map { Tree($0.root) } == trees)
    }

    @Test func randomBytesDoNoHarm() {
        var generator = SeededGenerator(state: 3)
        let bytes = Array("aA01 \n\n  \t:-?,[]{}#&*!|>'\"%@`\\~<=.+_é\u{2028}😀\r\u{0}\u{FEFF}".utf8) + [0xFF, 0xC2]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                bytes.randomElement(using: &generator) ?? 0
            }
            visit(Document.parse(text))
        }
    }

    @Test func damagedDocumentsDoNoHarm() {
        var generator = SeededGenerator(state: 4)
        for _ in 0..<2000 {
            var bytes = Array((Tree.random(using: &generator).yaml + Self.sample).utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) { damage(&bytes, using: &generator) }
            visit(Document.parse(bytes))
        }
    }

    private static let sample =
        """
        ---
        a: &x {b: [1, 'c', "d\\n"], <<: {e: f}}
        g: *x
        h: |+
          é


        i: !!str # c
          j
        ? [k]
        : >-
          l
        ---
        m: [n::, o]

        """

    private func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(Array(":-[]{}#&*!|>'\"\n \t\r?,%".utf8).randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        default: bytes.insert(contentsOf: bytes.suffix(from: place).prefix(9), at: 0)
        }
        if bytes.isEmpty { bytes = [0x61] }
    }

    /// Uses everything there is to use of a document.
    private func visit(_ stream: DocumentStream) {
        for error in stream.errors { #expect(error.mark != nil) }
        for document in stream.documents {
            visit(document.root, in: document)
            for comment in document.comments { #expect(document.source[comment.mark.offset] == UInt8(ascii: "#")) }
        }
    }

    private func visit(_ node: Node, in document: Document) {
        #expect(node.range.upperBound <= document.source.count)
        #expect(node.end.offset == node.range.upperBound)
        _ = (node.scalar, node.tag, node.text, node.repeatedKeys.count, node.mergedEntries.count, node["a"], node[0])
        for item in node.items { visit(item, in: document) }
        for entry in node.entries {
            visit(entry.key, in: document)
            visit(entry.value, in: document)
        }
    }
}
