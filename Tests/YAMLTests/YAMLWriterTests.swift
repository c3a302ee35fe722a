import Testing
import YAML

@Suite struct YAMLWriterTests {
    @Test func writesBlockStyleAsKubectlDoes() {
        var writer = YAMLWriter()
        writer.beginDocument(comment: "from Mesh.swift:3\n\ndo not edit")
        writer.beginMapping()
        writer.key("hosts")
        writer.beginSequence()
        writer.string("cart")
        writer.beginMapping()
        writer.key("weight")
        writer.int(90)
        writer.key("match")
        writer.beginSequence()
        writer.beginSequence()
        writer.bool(true)
        writer.null()
        writer.endSequence()
        writer.endSequence()
        writer.endMapping()
        writer.endSequence()
        writer.key("empty")
        writer.beginMapping()
        writer.endMapping()
        writer.key("none")
        writer.beginSequence()
        writer.endSequence()
        writer.key("script")
        writer.string("a\n  b\n")
        writer.endMapping()
        writer.beginDocument()
        writer.string("on")
        let expected = """
            ---
            # from Mesh.swift:3
            #
            # do not edit
            hosts:
            - cart
            - weight: 90
              match:
              - - true
                - null
            empty: {}
            none: []
            script: |
              a
                b
            ---
            "on"

            """
        #expect(String(decoding: writer.finish(), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "cart", "a b", "1.2.3", "10.0.0.1", "64Mi", "250m", "--flag", "a:b", "http://a/b", "a#b", "a, b", "2001x", "é",
        "app.kubernetes.io/name", "$(VAR)", "Nope", "none", "-a", "a'b", "cart.shop.svc.cluster.local", "5s", "1h30m",
        "registry/a:1.2", "a\\b",
    ])
    func ordinaryTextIsNotQuoted(_ text: String) {
        #expect(Tree.string(text).yaml == "---\n\(text)\n")
    }

    @Test(arguments: [
        "y", "N", "yes", "on", "OFF", "true", "null", "~", "", "=", "<<", "0x1f", "0o10", "1e3", "-.5", "12:30:45",
        "1_000",
        ".inf", "0008", "2001-12-14", " a", "a ", "a: b", "a:", "a #b", "#a", "- a", "---", "*a", "@a", "%a", "\u{85}",
        "\u{2028}", "\u{FEFF}", "a\tb", "1,000", "+1", "010", "18446744073709551616", "null", "nO", "\u{7F}", "?a",
        "'a'",
    ])
    func textThatLooksLikeSomethingElseIsQuoted(_ text: String) {
        #expect(Tree.string(text).yaml.hasPrefix("---\n\""))
    }

    @Test(arguments: [
        ("a\nb\n", "|\n  a\n  b\n"), ("a\nb", "|-\n  a\n  b\n"), ("a\n\n\n", "|+\n  a\n\n\n"),
        (" a\nb\n", "|2\n   a\n  b\n"),
        ("a \nb", "|-\n  a \n  b\n"), ("\na", "\"\\na\"\n"), ("a\r\nb", "\"a\\r\\nb\"\n"), ("a\n ", "\"a\\n \"\n"),
        ("a\u{7}\n", "\"a\\u0007\\n\"\n"), ("\n", "\"\\n\"\n"),
    ])
    func linesStandInALiteralBlockWhereItHoldsThem(_ text: String, _ yaml: String) {
        #expect(Tree.string(text).yaml == "---\n" + yaml)
    }

    @Test(arguments: [
        (1.0, "1"), (-0.0, "-0.0"), (0.5, "0.5"), (1e20, "1.0e+20"), (1.5e-7, "1.5e-07"),
        (9_007_199_254_740_991, "9007199254740991"),
        (.infinity, ".inf"), (-.infinity, "-.inf"), (.nan, ".nan"), (-3.25, "-3.25"),
    ])
    func doubles(_ value: Double, _ text: String) {
        #expect(Tree.double(value).yaml == "---\n\(text)\n")
    }

    @Test(arguments: [0, 7, 10, 99, 100, .max, .min, -1])
    func integers(_ value: Int) {
        #expect(Tree.int(value).yaml == "---\n\(value)\n")
    }

    @Test func keysAreQuotedLikeValuesAndLongOnesAreExplicit() throws {
        let long = String(repeating: "k", count: 1500)
        let tree = Tree.mapping([
            .init(key: "yes", value: .int(1)), .init(key: "a\nb", value: .int(2)), .init(key: "", value: .int(3)),
            .init(key: long, value: .mapping([.init(key: "a", value: .int(4))])),
            .init(key: long + "2", value: .sequence([.int(5), .mapping([.init(key: long, value: .null)])])),
        ])
        #expect(tree.yaml.hasPrefix("---\n\"yes\": 1\n\"a\\nb\": 2\n\"\": 3\n? \"kkk"))
        let stream = Document.parse(tree.yaml)
        #expect(stream.errors.isEmpty)
        #expect(try Tree(#require(stream.documents.first).root) == tree)
    }

    @Test func bytesThatAreNotUTF8AreReplaced() {
        var writer = YAMLWriter()
        writer.beginDocument()
        writer.string(utf8: ([0x61, 0xFF, 0x62] as [UInt8]).span)
        #expect(String(decoding: writer.finish(), as: UTF8.self) == "---\na\u{FFFD}b\n")
    }

    @Test func memoryIsReusedAfterAFlush() {
        var writer = YAMLWriter()
        for text in ["a", "b"] {
            writer.beginDocument()
            writer.string(text)
            #expect(writer.flush { $0.count } == 6)
        }
        #expect(writer.finish().isEmpty)
    }

    @Test(arguments: trickyTexts)
    func trickyTextIsReadBack(_ text: String) throws {
        let tree = Tree.mapping([
            .init(key: "value", value: .string(text)), .init(key: text + "k", value: .sequence([.string(text)])),
            .init(
                key: "nested",
                value: .sequence([.sequence([.string(text)]), .mapping([.init(key: text, value: .string(text))])])
            ),
        ])
        for tree in [tree, .string(text), .sequence([.string(text), .string(text)])] {
            let stream = Document.parse(tree.yaml)
            #expect(stream.errors.isEmpty, "\(tree.yaml)")
            #expect(try Tree(#require(stream.documents.first).root) == tree, "\(tree.yaml)")
        }
    }
}
