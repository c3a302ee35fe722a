import Testing

@testable import MeshLint

@Suite struct ScopedHostTests {
    @Test(arguments: [
        "*", "a.example.com", "*.example.com", "*/*", "./*", "shop/*.example.com", "shop/10.0.0.1", "::1",
    ])
    func isAHostOfAGateway(_ text: String) {
        #expect(ScopedHost(text).problem(allowsNobody: false, allowsAddresses: true) == nil)
    }

    @Test(arguments: [
        ("", "is no host"), ("cart", "short name"), ("*example.com", "part of a label"), ("a.*.com", "is no host"),
        ("/a.com", "no namespace"), ("shop/", "no host after"), ("a/b/c.com", "is no host"), ("~/a.com", "neither"),
        ("Shop/a.com", "neither"), ("10.0.0.256", "is a number"), ("shop/*.10", "is a number"),
    ])
    func isNone(_ text: String, words: String) throws {
        let problem = try #require(ScopedHost(text).problem(allowsNobody: false, allowsAddresses: true))
        #expect(problem.contains(words))
    }

    @Test func nobodyAndAddressesHaveToBeAllowed() {
        #expect(ScopedHost("~/*").problem(allowsNobody: true, allowsAddresses: false) == nil)
        #expect(ScopedHost("./10.0.0.1").problem(allowsNobody: true, allowsAddresses: false) != nil)
    }
}

@Suite struct HostPortTests {
    @Test(arguments: [
        ("127.0.0.1:80", "127.0.0.1", "80"), (":80", "", "80"), ("[::1]:80", "::1", "80"), ("cart:", "cart", ""),
        ("a:http", "a", "http"),
    ])
    func isSplitAtItsLastColon(_ text: String, host: String, port: String) throws {
        let parts = try #require(HostPort(text))
        #expect(parts.host == host)
        #expect(parts.port == port)
    }

    @Test(arguments: ["", "127.0.0.1", "::1", "::1:80", "[::1]", "[::1:80", "::1]:80"])
    func hasNoPort(_ text: String) { #expect(HostPort(text) == nil) }
}

@Suite struct UnixSocketTests {
    @Test(arguments: ["unix:///a", "unix:///run/a.sock", "unix://@a", "unix://@"])
    func isASocket(_ text: String) { #expect(UnixSocket.problem(of: text) == nil) }

    @Test(arguments: ["unix://", "unix://a", "unix:///run/", "unix:///"])
    func isNone(_ text: String) { #expect(UnixSocket.problem(of: text) != nil) }
}

@Suite struct ExportScopeTests {
    @Test(arguments: [[], ["."], ["*"], ["shop"], [".", "billing"]])
    func isAScope(_ list: [String]) { #expect(ExportScope.problems(of: list, in: "shop").isEmpty) }

    @Test func nobodyIsAnEntryOfItsOwn() {
        #expect(ExportScope.problems(of: ["~"], in: "shop").count == 1)
        #expect(ExportScope.problems(of: ["~"], in: "shop", allowsNobody: true).isEmpty)
        #expect(ExportScope.problems(of: ["a", "~"], in: "shop", allowsNobody: true).map(\.index) == [1])
    }

    @Test func theOwnNamespaceCountsOnlyWhereItIsKnown() {
        #expect(ExportScope.problems(of: [".", "shop"], in: "shop").map(\.index) == [1])
        #expect(ExportScope.problems(of: ["shop", "."], in: "").isEmpty)
    }
}

@Suite struct LocalityNamesTests {
    @Test(arguments: [
        ["us/a/1", "us/a/2", "us/a/*"], ["us/a", "us/b", "us/*", "*"], ["us", "eu"], ["us/a/1", "us/b"],
        ["us/*", "eu/*"],
    ])
    func doNotOverlap(_ list: [String]) {
        var names = LocalityNames()
        for name in list { #expect(names.problem(ofNext: name) == nil, "\(name)") }
    }

    @Test(arguments: [
        ["us", "us"], ["us", "us/a"], ["us/a", "us"], ["us/*", "us/a"], ["us/a", "us/a/1"], ["us/a/1", "us/a"],
        ["us/a/*", "us/a/1"], ["us/a/1", "us/a/1"], ["*", "us"], ["us/*", "us/a/1"],
    ])
    func overlap(_ list: [String]) {
        var names = LocalityNames()
        let problems = list.map { names.problem(ofNext: $0) }
        #expect(problems.first == .some(nil))
        #expect(problems.last??.contains("overlaps") == true)
    }

    @Test(arguments: ["", "us//a", "/us", "us/", "u*/a", "*/*", "**"])
    func areMalformed(_ name: String) {
        var names = LocalityNames()
        #expect(names.problem(ofNext: name) != nil)
    }
}
