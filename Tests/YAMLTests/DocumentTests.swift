import Testing
import YAML

@Suite struct DocumentTests {
    private func root(_ text: String) throws -> Node {
        let stream = Document.parse(text)
        #expect(stream.errors.isEmpty)
        return try #require(stream.documents.first).root
    }

    @Test(
        arguments: [
            ("", .null), ("~", .null), ("null", .null), ("y", .bool(true)), ("No", .bool(false)),
            ("yES", .string("yES")),
            ("on", .bool(true)), ("12", .int(12)), ("+12", .int(12)), ("-0x1F", .int(-31)), ("0o10", .int(8)),
            ("010", .int(8)), ("0008", .double(8)), ("0b101", .int(5)), ("1_000", .int(1000)), ("1e3", .double(1000)),
            ("-.5", .double(-0.5)), ("1.", .double(1)), (".5_0", .double(0.5)), ("1__0.5", .double(10.5)),
            ("=", .string("=")),
            ("12:30:45", .string("12:30:45")), ("2001-12-14", .string("2001-12-14")), ("1e999", .string("1e999")),
            ("18446744073709551616", .double(18_446_744_073_709_551_616)), (".inf", .double(.infinity)),
            ("-.INF", .double(-.infinity)), ("0x", .string("0x")), ("0x+1", .string("0x+1")),
            ("1.2.3", .string("1.2.3")),
            ("'12'", .string("12")), ("\"no\"", .string("no")), ("!!str 12", .string("12")), ("! 12", .string("12")),
            ("!foo 12", .string("12")), ("!!int \"12\"", .int(12)), ("!!float 12", .double(12)), ("!!null ''", .null),
            ("<<", .string("<<")), ("0x1FFFFFFFFFFFFFFFFF", .double(0x1p69)), ("-x", .string("-x")),
        ] as [(String, ScalarValue)]
    )
    func scalarsMeanWhatTheyMeanToKubernetes(_ text: String, _ value: ScalarValue) throws {
        #expect(try root("a: \(text)\n")["a"]?.scalar == value)
    }

    @Test(
        arguments: [
            ("a: b c", .plain, "b c", "b c"), ("a: 'it''s'", .singleQuoted, "it's", "'it''s'"),
            ("a: \"x\\ty\"", .doubleQuoted, "x\ty", "\"x\\ty\""),
            ("a: \"x\\Py\"", .doubleQuoted, "x\u{2029}y", "\"x\\Py\""),
            ("a: |\n  x\n  y\nb: 1", .literal, "x\ny\n", "|\n  x\n  y"),
            ("a: >-\n  x\n  y\n\nb: 1", .folded, "x y", ">-\n  x\n  y"),
            ("a: |+\n  x\n\n\nb: 1", .literal, "x\n\n\n", "|+\n  x\n\n"),
            ("a: |\n  x\n\n# c\nb: 1", .literal, "x\n", "|\n  x"),
            ("a: b\n  c\nd: 1", .plain, "b c", "b\n  c"), ("a: 'b\n  c'", .singleQuoted, "b c", "'b\n  c'"),
            ("a: &x !!str 12 # c", .plain, "12", "12"), ("a: !!str\n  'é'", .singleQuoted, "é", "'é'"),
            ("{a: b}", .plain, "b", "b"), ("{a: &x \"b\", c: d}", .doubleQuoted, "b", "\"b\""),
            ("a:\nb: 1", .plain, "", ""),
            ("a: |\n  x", .literal, "x", "|\n  x"),
            ("a: |\r\n  x\r\n  y\r\nb: 1", .literal, "x\ny\n", "|\r\n  x\r\n  y"),
            ("a: |\n  x\n   \nb: 1", .literal, "x\n \n", "|\n  x\n   "),
        ] as [(String, Node.Style, String, String)]
    )
    func scalarsKnowTheirStyleTextAndRange(_ text: String, _ style: Node.Style, _ value: String, _ written: String)
        throws
    {
        let node = try #require(try root(text)["a"])
        #expect(node.style == style)
        #expect(node.text == value)
        #expect(String(decoding: Array(text.utf8)[node.range], as: UTF8.self) == written)
    }

    @Test func collectionsReachFromTheirFirstToTheirLastValue() throws {
        let text = "a:\n  - x\n  - b: [1, 2]  # c\n\n# d\ne: {f: g}\n"
        let root = try root(text)
        let bytes = Array(text.utf8)
        #expect(String(decoding: bytes[try #require(root["a"]).range], as: UTF8.self) == "- x\n  - b: [1, 2]")
        #expect(String(decoding: bytes[try #require(root["e"]).range], as: UTF8.self) == "{f: g}")
        #expect(root.range == 0..<bytes.count - 1)
        #expect(root["a"]?.style == .block)
        #expect(root["e"]?.style == .flow)
    }

    @Test func aliasesShowWhatTheyStandFor() throws {
        let root = try root("a: &x {b: [1, 2]}\nc: *x\nd: &x 3\ne: *x\n")
        let alias = try #require(root["c"])
        #expect(alias.isAlias && alias.kind == .mapping)
        #expect(alias["b"]?[1]?.scalar == .int(2))
        #expect(alias.mark == Mark(line: 2, column: 4, offset: 21))
        #expect(alias.range == 21..<23)
        #expect(alias.target.mark.line == 1)
        #expect(root["e"]?.scalar == .int(3))
    }

    @Test func mergeKeysAreResolved() throws {
        let root = try root(
            """
            x: &x {a: 1, b: 2}
            z: &z {b: 7, c: 8}
            one: {b: 3, <<: *x, d: 4}
            two: {<<: [*x, *z], e: 5}
            three: {"<<": 1}
            """
        )
        let one = try #require(root["one"])
        #expect(one.entries.count == 3)
        #expect(one.mergedEntries.map { $0.key.text } == ["b", "d", "a"])
        #expect(one["b"]?.scalar == .int(3))
        #expect(one["a"]?.scalar == .int(1))
        let two = try #require(root["two"])
        #expect(two.mergedEntries.map { $0.key.text } == ["e", "a", "b", "c"])
        #expect(two["b"]?.scalar == .int(2))
        #expect(two["<<"]?.kind == .sequence)
        #expect(root["three"]?.mergedEntries.count == 1)
    }

    @Test func ofRepeatedKeysTheLastCounts() throws {
        let root = try root("a: 1\nb: 2\na: 3\n")
        #expect(root.entries.count == 3)
        #expect(root["a"]?.scalar == .int(3))
        #expect(root.repeatedKeys.map(\.mark.line) == [3])
        #expect(root.mergedEntries.map { $0.value.text } == ["3", "2"])
    }

    @Test func pathsLeadToValues() throws {
        let root = try root("spec:\n  http:\n    - route: [{weight: 90}]\n")
        let path = FieldPath.root.spec.http[0].route[0].weight
        #expect(root.node(at: path)?.scalar == .int(90))
        #expect(root.node(at: .root.spec.tcp) == nil)
        #expect(root.nearest(to: .root.spec.http[0].timeout).mark.line == 3)
        #expect(root.nearest(to: .root.spec.http[4]).kind == .sequence)
        #expect(path.description == "spec.http[0].route[0].weight")
        #expect(
            FieldPath.root.metadata.labels["app.kubernetes.io/name"].description
                == "metadata.labels[\"app.kubernetes.io/name\"]"
        )
    }

    @Test func documentsKnowTheirBytes() {
        let text = "# one\na: 1\n---\n# two\n---\nb: 2\n...\n"
        let documents = Document.parse(text).documents
        #expect(documents.map(\.range) == [0..<11, 11..<21, 21..<text.utf8.count])
        #expect(documents.map(\.root.scalar) == [nil, .null, nil])
        #expect(documents.map(\.mark.line) == [2, 3, 5])
        #expect(Document.parse("# only a comment\n").documents.isEmpty)
        #expect(Document.parse("").documents.isEmpty)
    }

    @Test func tagsHaveTheirLongForm() throws {
        let root = try root("a: !!set {b: c}\nd: !local [e]\nf: g\n")
        #expect(root["a"]?.tag == "tag:yaml.org,2002:set")
        #expect(root["d"]?.tag == "!local")
        #expect(root["f"]?.tag == nil)
        #expect(root["d"]?.mark == Mark(line: 2, column: 11, offset: 26))
    }

    @Test func commentsAreFoundOnlyWhereTheyAre() throws {
        let text = """
            # é first
            a: "# no" # yes
            b: | # header
              # no
              text # no
            # after
            c: 'x
              # no'
            d: [e#no, # in flow
              f]
            g: http://h#no
            &i j: !k l # props
            """
        let comments = try #require(Document.parse(text).documents.first).comments
        #expect(comments.map(\.text) == ["é first", "yes", "header", "after", "in flow", "props"])
        #expect(comments.map(\.mark.line) == [1, 2, 3, 6, 9, 12])
        #expect(comments.map(\.isAlone) == [true, false, false, true, false, false])
        #expect(comments.allSatisfy { Array(text.utf8)[$0.mark.offset] == UInt8(ascii: "#") })
    }
}
