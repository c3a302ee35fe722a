import Testing

@testable import GymWeb

@Suite struct MarkupTests {
    @Test(arguments: [
        ("<script>", "&lt;script&gt;"),
        (#"" autofocus onfocus="x"#, "&quot; autofocus onfocus=&quot;x"),
        ("' a='", "&#39; a=&#39;"),
        ("Tom & Jerry", "Tom &amp; Jerry"),
        // To Swift, these are other characters than the quote and the bracket; to a browser they are not.
        ("\"\u{301} onfocus=x", "&quot;\u{301} onfocus=x"),
        ("<\u{FE0F}b>", "&lt;\u{FE0F}b&gt;"),
        ("Zoë 🏋️‍♀️", "Zoë 🏋️‍♀️"),
    ])
    func leavesNothingThatABrowserTakesForMarkup(_ text: String, _ escaped: String) {
        // As bytes: texts that differ in combining marks alone may be equal as texts.
        #expect(Array(Markup().escapeText(text).utf8) == Array(escaped.utf8))
    }

    @Test func holdsForEveryTemplate() throws {
        let templates = try Templates([
            "plain": Array("<p title=\"{{page.text}}\">{{>inner}}</p>".utf8), "inner": Array("{{page.text}}".utf8),
        ])
        let shown = try #require(templates.render(["text": "\"\u{301}><b>"], in: .example, with: "plain"))
        #expect(
            Array(shown.utf8) == Array("<p title=\"&quot;\u{301}&gt;&lt;b&gt;\">&quot;\u{301}&gt;&lt;b&gt;</p>".utf8)
        )
    }
}

extension Shell {
    /// The frame of some page.
    static let example = Shell(
        title: "A page",
        site: "A site",
        base: "",
        home: "/",
        assets: "/assets/1",
        links: [],
        canRegister: false,
        csrf: "secret",
        path: "/",
        service: "frontend",
        version: "1.0.0"
    )
}
