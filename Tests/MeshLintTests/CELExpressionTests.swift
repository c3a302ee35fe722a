import MeshModel
import MeshRender
import Testing
import YAML

@testable import MeshLint

/// Evaluates the rules of custom resource definitions.
@Suite struct CELExpressionTests {
    @Test func everyRuleOfTheModelIsUnderstood() {
        var texts: Set<String> = []
        var seen: Set<ObjectIdentifier> = []
        for kind in ResourceKinds.all { Self.collect(kind, &texts, &seen) }
        #expect(texts.count >= 36)
        for text in texts.sorted() { #expect(CELExpression(text) != nil, "\(text)") }
    }

    private static func collect(_ type: any Model.Type, _ texts: inout Set<String>, _ seen: inout Set<ObjectIdentifier>)
    {
        guard seen.insert(ObjectIdentifier(type)).inserted else { return }
        for case .expression(let text, _) in type.schema.rules { texts.insert(text) }
        for field in type.schema.fields {
            for constraint in field.constraints {
                var inner = constraint
                while case .items(let item) = inner { inner = item }
                if case .rule(.expression(let text, _)) = inner { texts.insert(text) }
            }
            if case .object(let object) = field.shape.element.shape { collect(object, &texts, &seen) }
        }
    }

    @Test(arguments: [
        ("1 + 2 * 3 == 7 && !false", "{}", true), ("has(self.a) ? self.a == 'x' : true", "{}", true),
        ("has(self.a) ? self.a == 'x' : true", "{a: z}", false), ("has(self.a)", "{a: null}", false),
        ("has(self.a.b)", "{a: {b: 1}}", true), ("self.a", "{}", false), ("self.a == 1 || true", "{}", true),
        ("self.all(k, k.size() != 0)", "{a: 1, '': 2}", false),
        ("self.all(k, 0 < int(k) && int(k) <= 65535)", "{'80': x}", true),
        ("self.all(k, !self[k].contains('*'))", "{a: 'b*'}", false), ("self.exists(x, x == 2)", "[1, 2]", true),
        ("self.all(l1, self.exists_one(l2, l1.n == l2.n))", "[{n: 1}, {n: 2}]", true),
        ("self.all(l1, self.exists_one(l2, l1.n == l2.n))", "[{n: 1}, {n: 1}]", false),
        ("self.filter(x, x > 1).size() == 1", "[1, 2]", true), ("self.map(x, x * 2) == [2, 4]", "[1, 2]", true),
        ("duration(self) >= duration('1ms')", "500us", false), ("duration(self) >= duration('1ms')", "1s", true),
        ("duration(self) >= duration('1ms')", "soon", false), ("self in ['a', 'b']", "b", true),
        ("isURL(self) && url(self).getScheme() in ['https']", "https://a.example.com/b", true),
        ("isURL(self) ? true : isURL('http://' + self)", "ghcr.io/istio/plugin:1", true),
        ("self.substring(7, 8) == '/'", "unix:///x", true), ("self.matches('^[a-z]+$')", "abc", true),
        ("self.startsWith('a') && self.endsWith('c')", "abc", true),
        ("(has(self.a) ? self.a : {}).size() > 0", "{}", false),
        ("self.a <= self.b", "{a: 1, b: 1.5}", true), ("-self.a == 1", "{a: -1}", true),
        ("size(self) < 3", "[1]", true),
        ("r'\\d' == \"\\\\d\"", "{}", true),
        ("'\\u00e9\\x41\\102' == 'éAB'", "{}", true), ("!!self.a && --self.b == 1", "{a: true, b: 1}", true),
        ("0x10 == 16 && .5 < 1e0", "{}", true), ("\"\"\"a'b\"\"\" == 'a\\'b' // the same", "{}", true),
    ])
    func evaluates(_ expression: String, _ yaml: String, _ expected: Bool) throws {
        let expression = try #require(CELExpression(expression))
        let root = try #require(Document.parse(yaml).documents.first).root
        #expect(MeshModel.Tape(root).withCursor { expression.holds(for: $0) } == expected)
    }

    @Test(arguments: [
        "self.a(", "unknown(self)", "self ? 1", "'open", "a b", "", "self.all(1, true)", "#", "{'a': 1}", "self.?a",
        "b'x' == b'x'", "1u < 2u", "M{a: 1}",
    ])
    func refusesWhatItDoesNotUnderstand(_ text: String) { #expect(CELExpression(text) == nil) }

    @Test func saysNothingWhereTypesDoNotFit() throws {
        let expression = try #require(CELExpression("self.a < 1"))
        let root = try #require(Document.parse("{a: text}").documents.first).root
        #expect(MeshModel.Tape(root).withCursor { expression.holds(for: $0) } == nil)
    }
}
