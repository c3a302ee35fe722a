import Testing

@testable import MeshLint

@Suite struct ScopedHostTests {
    @Test(arguments: [
        "*", "a.example.com", "*.example.com", "*/*", "./*", "shop/*.example.com", "shop/10.0.0.1",
    ])
    func isAHostOfAGateway(_ text: String) {
        #expect(ScopedHost(text).problem(allowsNobody: false, allowsAddresses: true) == nil)
    }

    @Test(arguments: [
        ("", "is no host"), ("cart", "short name"), ("*example.com", "part of a label"), ("a.*.com", "is no host"),
        ("/a.com", "no namespace"), ("shop/", "no host after"), ("a/b/c.com", "is no host"), ("~/a.com", "neither"),
        ("Shop/a.com", "neither"), ("10.0.0.256", "is a number"), ("shop/*.10", "is a number"), ("::1", "is no host"),
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

@Suite struct LocalEndpointTests {
    @Test(arguments: ["127.0.0.1:80", ":80", "0.0.0.0:80", "[::1]:80", "[::]:65535", "unix:///a", "unix://@a"])
    func isBesideTheProxy(_ text: String) { #expect(LocalEndpoint.problem(of: text) == nil) }

    @Test(arguments: [
        ("", "form host:port"), ("127.0.0.1", "form host:port"), ("::1", "form host:port"),
        ("::1:80", "form host:port"),
        ("[::1]", "form host:port"), ("[::1:80", "form host:port"), ("cart:80", "another host"),
        ("[::2]:80", "another host"),
        (":", "is no number"), (":http", "is no number"), (":0", "not in 1...65535"), (":65536", "not in 1...65535"),
        ("unix://", "no socket"),
    ])
    func isNone(_ text: String, words: String) throws {
        let problem = try #require(LocalEndpoint.problem(of: text))
        #expect(problem.contains(words))
    }
}

@Suite struct UnixSocketTests {
    @Test(arguments: ["unix:///a", "unix:///run/a.sock", "unix://@a", "unix://@"])
    func isASocket(_ text: String) { #expect(UnixSocket.problem(of: text) == nil) }

    @Test(arguments: ["unix://", "unix://a", "unix:///run/", "unix:///"])
    func isNone(_ text: String) { #expect(UnixSocket.problem(of: text) != nil) }
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
