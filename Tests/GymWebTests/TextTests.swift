import Testing

@testable import GymWeb

@Suite struct TextTests {
    @Test(arguments: ["/", "/classes?week=2026-11-23", "/classes/1"])
    func pathsOfThisSiteAreTaken(_ path: String) {
        #expect(LocalPath(path)?.text == path)
    }

    @Test(arguments: [
        "", "classes", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
        "/a\r\nSet-Cookie: a=b",
        "/ä", "/a b",
    ])
    func pathsElsewhereAreRefused(_ path: String) {
        #expect(LocalPath(path) == nil)
    }

    @Test(arguments: [
        ("2026-11-25T18:00:00Z", 1_795_629_600), ("2026-11-25T18:00:00.25Z", 1_795_629_600),
        ("2026-11-25T19:00:00+01:00", 1_795_629_600),
    ])
    func timesAreReadInEveryFormThatTheBackendMayUse(_ text: String, _ seconds: Int) {
        #expect(Moment(text)?.seconds == seconds)
    }

    @Test func timesAreWrittenInUTC() {
        #expect(Moment(seconds: 1_795_629_600).description == "2026-11-25T18:00:00Z")
        #expect(Moment("yesterday") == nil)
    }

    @Test(arguments: [("a b&c=d", "a%20b%26c%3Dd"), ("ä/..", "%C3%A4%2F.."), ("a-b_c.d~e", "a-b_c.d~e")])
    func queriesAreEscaped(_ text: String, _ escaped: String) {
        #expect(Query.escaped(text) == escaped)
    }

    @Test func claimsAreReadFromTheMiddleOfAToken() throws {
        let claims = try #require(
            Claims(unverified: "e30.eyJzdWIiOiIxIiwicm9sZSI6ImFkbWluIiwibmFtZSI6IkFkYSDDv8O_In0.x")
        )
        #expect(claims.role == .admin)
        #expect(claims.name == "Ada ÿÿ")
    }

    @Test(arguments: ["", "a.b", "a.b.c", "..", "e30.e30.e30"])
    func whatIsNoTokenHasNoClaims(_ token: String) {
        #expect(Claims(unverified: token) == nil)
    }
}
