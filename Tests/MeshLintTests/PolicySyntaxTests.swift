import Testing

@testable import MeshLint

/// Holds the small readers that policies need to their corners.
@Suite struct PolicySyntaxTests {
    @Test(arguments: [
        "response.code >= 400", "a ? b : c ? d : e", "!has(request.headers['x'])", "-1 + 2 * 3 % 4 - -x",
        "request.headers[\"a\"].startsWith('b') && x in [1, 2u, 3.5e-2, 0xFF, .5]", "{'a': 1, b: [2,]}",
        "Msg{f: 1}.g(1, 2)",
        "r'a\\d' == b\"x\" || '''a\nb''' != ''", "[1, 2].exists(x, x > 1) // end", ".a.b()", "true", "a[?0].?b", "--1",
        "!!a",
    ])
    func isExpression(_ text: String) { #expect(CELSyntax.problem(of: text) == nil) }

    @Test(arguments: [
        "", "a b", "a &&", "a and b", "a = b", "(a", "[1, 2", "'a", "'a\nb'", "f(1,)", "a ? b", "1x", "1e", "a.",
        "a..b", "&a",
        "'\\q'", "in", "{a}", "a ? : b", "'\\x1'", "'\\ud800'", "'\\789'",
    ])
    func isNoExpression(_ text: String) { #expect(CELSyntax.problem(of: text) != nil) }

    @Test func deepNestingIsRefused() {
        #expect(CELSyntax.problem(of: String(repeating: "(", count: 100_000)) != nil)
        #expect(CELSyntax.problem(of: "a" + String(repeating: "+a", count: 100_000)) != nil)
        #expect(CELSyntax.problem(of: String(repeating: "!", count: 100_000) + "a") == nil)
    }

    @Test(
        arguments: [
            ("https://id.example.com:8443/keys?a=1#b", "https", "id.example.com", "8443"),
            ("registry.example.com/image:v1", "", "", nil),
            ("localhost:5000/image", "localhost", "", nil),
            ("oci://[::1]:80/a", "oci", "[::1]", "80"),
            ("HTTP://user:secret@host", "http", "host", nil),
            ("/path%20x", "", "", nil),
            ("file:///a", "file", "", nil),
        ] as [(String, String, String, String?)]
    )
    func readsURL(_ text: String, _ scheme: String, _ host: String, _ port: String?) throws {
        let url = try URLText(text)
        #expect(url.scheme == scheme)
        #expect(url.host == host)
        #expect(url.port == port)
    }

    @Test(arguments: [":a", "http://a:b", "http://a b", "%zz", "a%2", "http://[::1", "a\u{7}b", "1a:b/c"])
    func isNoURL(_ text: String) { #expect(throws: URLText.Problem.self) { try URLText(text) } }

    @Test(arguments: ["/a/{*}/b", "/{**}", "/a", "/a*", "/{*}/{**}", "/a%20b/{*}", "/x//y"])
    func isPathTemplate(_ text: String) { #expect(PathTemplate.problem(of: text) == nil) }

    @Test(arguments: ["/{**}/a/{**}", "/{id}", "/a{*}", "/{***}", "/{*}//a", "/ä/{*}", "/{**}/{*}"])
    func isNoPathTemplate(_ text: String) { #expect(PathTemplate.problem(of: text) != nil) }

    @Test(arguments: ["a:1", "a.b.svc:65535", "10.0.0.1:80", "[::1]:80"])
    func isHostPort(_ text: String) { #expect(HostPort(text) != nil) }

    @Test(arguments: ["a", "a:0", "a:65536", ":80", "a_b:80", "a:", "a:x"])
    func isNoHostPort(_ text: String) { #expect(HostPort(text) == nil) }

    @Test func keySetMayBeASingleKey() throws {
        let keys = try KeySet(#"{"kty": "OKP", "crv": "Ed25519", "x": "11qY", "d": "nWGx"}"#)
        #expect(keys.unusable.isEmpty)
        #expect(keys.secret.map(\.index) == [0])
    }

    @Test(arguments: [
        "envoy.extensions.filters.http.router.v3", "envoy.config.core.v3", "envoy.extensions.filters.http.sxg.v3alpha",
    ])
    func packagesOfEnvoyAreKnown(_ name: String) { #expect(EnvoyPackages.contains(name)) }
}
