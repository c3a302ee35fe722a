import Testing
import YAML

@Suite struct RecoveryTests {
    @Test(
        arguments: [
            ("a: [1\n---\nb: 2\n", 2, "did not find expected ',' or ']'"),
            ("a: \"x\n---\nb: 2\n", 2, "unexpected document indicator"),
            ("a: b: c\n---\nb: 2\n", 1, "mapping values are not allowed"),
            ("a:\n\tb: 1\n---\nb: 2\n", 2, "cannot start any token"),
            ("a: *x\n---\nb: 2\n", 1, "the anchor 'x'"),
            ("a: 1\n}\n--- # c\nb: 2\n", 2, ""), ("a: {b: &c [*c]}\n---\nb: 2\n", 1, "inside of its own value"),
            ("a: 1\n  b: 2\n---\r\nb: 2\n", 2, "mapping values are not allowed"),
            ("a: |1\n x\n bad\n---\nb: 2\n", nil, ""), ("a: 'é\u{1}'\n---\nb: 2\n", 1, "control characters"),
        ] as [(String, Int?, String)]
    )
    func aBrokenDocumentDoesNotHideTheNext(_ text: String, _ line: Int?, _ message: String) throws {
        let stream = Document.parse("x: 1\n---\n" + text)
        #expect(stream.errors.map(\.mark?.line) == (line.map { [$0 + 2] } ?? []))
        #expect(stream.errors.first?.message.contains(message) ?? true, "\(stream.errors)")
        #expect(stream.documents.first?.root["x"]?.scalar == .int(1))
        let last = try #require(stream.documents.last)
        #expect(last.root["b"]?.scalar == .int(2))
        #expect(stream.documents.count == (line == nil ? 3 : 2))
    }

    @Test(arguments: [
        "--- @\n---\nb: 2\n", "%FOO x\n---\na: 1\n---\nb: 2\n", "}\n---\nb: 2\n", "--- a: [\n--- # c\nb: 2",
        "%YAML 1.1\n%TAG ! x:\n--- !<a\n---\nb: 2\n",
    ])
    func aBrokenStartDoesNotHideTheNextDocument(_ text: String) {
        let stream = Document.parse(text)
        #expect(stream.errors.count == 1)
        #expect(stream.documents.last?.root["b"]?.scalar == .int(2))
    }

    @Test func eachBrokenDocumentHasAnError() {
        let stream = Document.parse("a: [\n---\nb: 1\n---\n}\n---\nc: 2\n---\n@")
        #expect(stream.errors.map(\.mark?.line) == [2, 5, 9])
        #expect(stream.documents.map { $0.root.entries.first?.key.text } == ["b", "c"])
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x00], [0xEF, 0xBF, 0xBE],
        ] as [[UInt8]]
    )
    func bytesThatAreNotTextBreakOnlyTheirDocument(_ bytes: [UInt8]) {
        let before = Array("é: 1\n---\nä: é".utf8)
        let stream = Document.parse(before + bytes + Array("\n---\nb: 2\n".utf8))
        #expect(stream.errors.map(\.code) == [.encoding])
        #expect(stream.errors.first?.mark == Mark(line: 3, column: 5, offset: before.count))
        #expect(stream.documents.map { $0.root.entries.first?.key.text } == ["é", "b"])
    }

    @Test func otherEncodingsAreRefused() {
        #expect(Document.parse([0xFF, 0xFE, 0x61, 0x00]).errors.map(\.code) == [.encoding])
        #expect(Document.parse([0x61, 0x00]).errors.map(\.code) == [.encoding])
    }

    @Test func wordsThatEndInAColonAreReadAsKubernetesReadsThem() throws {
        let text = "é: {a: [1.2.3.4, 001:db8::], b: [x:,y]}\n---\n  b: [c:]\n---\n{a:,b: 1}\n---\nd: ['e:']\n"
        let stream = Document.parse(text)
        #expect(stream.errors.isEmpty)
        let roots = stream.documents.map(\.root)
        try #require(roots.count == 4)
        #expect(roots[0]["é"]?["a"]?.items.map(\.text) == ["1.2.3.4", "001:db8::"])
        #expect(roots[0]["é"]?["b"]?.items.map(\.text) == ["x:", "y"])
        #expect(roots[1]["b"]?[0]?.text == "c:")
        #expect(roots[2].entries.map(\.key.text) == ["a:", "b"])
    }

    @Test func errorsSayWhereTheUnfinishedPartBegan() {
        let stream = Document.parse("a: 1\n---\nb:\n  - [1,\n  2\nc: 3\n")
        #expect(
            stream.errors.first?.description
                == "6:2: did not find expected ',' or ']' while parsing a flow sequence that starts on line 4"
        )
    }
}
