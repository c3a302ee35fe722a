import Testing

@testable import MeshLint

/// Compares the judgement of patterns with that of RE2.
@Suite struct RegexSyntaxTests {
    @Test(arguments: [
        "", "a", "a|b", "a||b", "()", "(|a)", "^$", "^*", "a*?", "a+?", "a??", "a{2}", "a{2,}", "a{2,3}?", "a{1000}",
        "{", "a{", "a{,2}", "a{a}", "a{2", "[a-z]", "[^a]", "[]a]", "[^]a]", "[a-]", "[-a]", "[a\\-z]",
        "[[:alpha:]]", "[[:^digit:]x]", "[:alpha:]", "\\d\\s\\w\\D\\S\\W", "\\bfoo\\B", "\\A\\z", "\\pL\\PL",
        "\\p{Greek}",
        "\\p{^Han}", "\\P{Lu}", "\\x41\\x{1F600}", "\\012\\0", "\\Q*.(\\E+", "\\Qabc", "\\.\\*\\_\\-\\/", "(?i)a",
        "(?i:a)",
        "(?-s)a", "(?im-sU:a)", "(?P<name>a)", "(?<name>a)(?P<other>b)", "(?:a)", "(a(b(c)))", "ü|\\x{FC}",
        "[a-zA-Z0-9_]+",
        "(a{10}){100}", "\\a\\f\\n\\r\\t\\v", "a{0}", "((a*)*)*", "]", "}", ".*\\.example\\.com", "(?s).*",
    ])
    func accepts(_ pattern: String) { #expect(RegexSyntax.problem(of: pattern) == nil) }

    @Test(arguments: [
        ("*", "no argument for repetition operator: *"), ("*.html", "no argument for repetition operator: *"),
        ("a|*", "no argument for repetition operator: *"), ("(+a)", "no argument for repetition operator: +"),
        ("{2}", "no argument for repetition operator: {2}"), ("(?i)*", "no argument for repetition operator: *"),
        ("a**", "bad repetition operator: **"), ("a*+", "bad repetition operator: *+"),
        ("a+?*", "bad repetition operator: +?*"), ("a{2}{3}", "bad repetition operator: {2}{3}"),
        ("a{1001}", "invalid repetition size: {1001}"), ("a{3,2}", "invalid repetition size: {3,2}"),
        ("(a{100}){100}", "invalid repetition size: {100}"), ("((a{10}){10}){11}", "invalid repetition size: {11}"),
        ("(a", "missing ): (a"), ("a)", "unexpected ): a)"), (")", "unexpected ): )"), ("(?i", "missing ): (?i"),
        ("[a", "missing ]: [a"), ("[]", "missing ]: []"), ("[^", "missing ]: [^"), ("x[a-", "missing ]: [a-"),
        ("[z-a]", "invalid character class range: z-a"), ("[[:foo:]]", "invalid character class range: [:foo:]"),
        ("\\p{Klingon}", "invalid character class range: \\p{Klingon}"),
        ("\\pX", "invalid character class range: \\pX"),
        ("\\p{Greek", "invalid character class range: \\p{Greek"), ("[a-\\d]", "invalid escape sequence: \\d"),
        ("a\\", "trailing \\"), ("[\\", "trailing \\"), ("\\q", "invalid escape sequence: \\q"),
        ("\\1", "invalid escape sequence: \\1"), ("(a)\\2", "invalid escape sequence: \\2"),
        ("\\8", "invalid escape sequence: \\8"), ("\\Z", "invalid escape sequence: \\Z"),
        ("\\x4", "invalid escape sequence: \\x4"), ("\\x{110000}", "invalid escape sequence: \\x{110000"),
        ("\\C", "invalid escape sequence: \\C"), ("(?=a)", "invalid perl operator: (?="),
        ("(?!a)", "invalid perl operator: (?!"), ("(?<=a)", "invalid perl operator: (?<="),
        ("(?<!a)", "invalid perl operator: (?<!"), ("(?>a)", "invalid perl operator: (?>"),
        ("(?#a)", "invalid perl operator: (?#"), ("(?x)a", "invalid perl operator: (?x"),
        ("(?i-)a", "invalid perl operator: (?i-)"), ("(?P<n", "invalid named capture group: (?P<n"),
        ("(?P<>a)", "invalid named capture group: (?P<>"), ("(?P<a b>a)", "invalid named capture group: (?P<a b>"),
        ("(?P<n>a)(?P<n>b)", "duplicate capture group name: n"),
    ])
    func rejects(_ pattern: String, _ message: String) { #expect(RegexSyntax.problem(of: pattern) == message) }

    @Test func nestsOnlySoDeep() {
        let deep = { (count: Int) in String(repeating: "(", count: count) + String(repeating: ")", count: count) }
        #expect(RegexSyntax.problem(of: deep(1000)) == nil)
        #expect(RegexSyntax.problem(of: deep(100_000)) == "expression nests too deeply")
    }

    @Test(arguments: [
        ("a", "bab", true), ("^a$", "ab", false), ("^a|b$", "xb", true), ("^(a|b)*c$", "ababc", true),
        ("^a{2,3}$", "aaaa", false),
        ("^a{2,3}$", "aaa", true), ("^a{2,}$", "aaaaa", true), ("^[^a-c]+$", "xyz", true), ("^[^a-c]+$", "xaz", false),
        ("(?i)^HeLLo$", "hEllO", true), ("^(?i)(abort|warn)?$", "Warn", true), ("^(?i)(abort|warn)?$", "", true),
        ("\\bfoo\\b", "a foo b", true), ("\\bfoo\\b", "afoo", false), ("^.$", "\n", false), ("(?s)^.$", "\n", true),
        ("(?m)^b$", "a\nb\nc", true), ("^(^$|^[a-f0-9]{64}$)$", "", true), ("^\\Qa.b\\E$", "a.b", true),
        ("^x*$", "", true),
        ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false), ("^ü$", "ü", true), ("", "anything", true),
    ])
    func matches(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try #require(RegexMatcher(pattern)).matches(text) == expected)
    }
}
