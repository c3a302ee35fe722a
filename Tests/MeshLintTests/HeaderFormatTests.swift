import Testing

@testable import MeshLint

@Suite struct HeaderFormatTests {
    @Test(arguments: [
        "", "plain text", "a\tb", "100%%", "%%%%", "%DOWNSTREAM_REMOTE_ADDRESS%", "a %X% b %Y% c", "%REQ(X-ID)%",
        "%REQ( X )%",
        #"%META(["a"])%"#, #"%META( [ "a" , "b" ] ) %"#, #"%META(["a\"b", "c"])%"#, #"%REQ(a\)b)%"#,
    ])
    func isRead(_ value: String) {
        #expect(HeaderFormat.problem(of: value) == nil)
    }

    @Test(arguments: [
        ("100%", "written '%%'"),
        ("a % b", "has no '%' at its end"),
        ("%X", "has no '%' at its end"),
        ("%X(a)", "has no '%' at its end"),
        ("%X(a", "has no '%' at its end"),
        ("%X(a)b%", "'b' stands where '%' is due"),
        (#"%X([a])%"#, "'a' stands where '\"' is due"),
        (#"%X(["a" "b"])%"#, "'\"' stands where ',' or ']' is due"),
        (#"%X(["a"]x)%"#, "'x' stands where ')' is due"),
        (#"%X(["a\"]"#, "has no '%' at its end"),
        ("a\u{7}", "control character"),
        ("a\u{7F}", "control character"),
        ("a\nb", "control character"),
    ])
    func isRejected(_ value: String, _ words: String) {
        #expect(
            HeaderFormat.problem(of: value)?.contains(words) == true,
            "\(HeaderFormat.problem(of: value) ?? "accepted")"
        )
    }
}
