import Foundation
import Testing

extension BrowserTests {
    /// What others try to have a browser do.
    @Suite struct AttackTests {
        private let script = #""><img src=x onerror="window.isHacked=1"><script>window.isHacked=1</script>"#

        @Test func namesThatAreMarkupAreShownAsText() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { browser in
                try await browser.register(script, in: gym)
                try await browser.open(gym.members.appending(path: "profile"))
                try await browser.expectToBeUnharmed()
            }
            try await Browser.run { admin in
                try await admin.logInAsAdministrator(of: gym)
                let search = [URLQueryItem(name: "q", value: "onerror")]
                try await admin.open(gym.administration.appending(path: "members").appending(queryItems: search))
                try await admin.wait(for: "main table", toSay: script)
                try await admin.expectToBeUnharmed()
                try await admin.click("main td a")
                try await admin.wait(for: "main h1", toSay: script)
                try await admin.expectToBeUnharmed()
            }
        }

        @Test func whatALinkCarriesIsShownAsText() async throws {
            let gym = try await RunningGym.shared
            let escaped = script.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            try await Browser.run { browser in
                for path in ["login?next=", "classes?week=", "classes/", "assets/x/"] {
                    try await browser.open(try #require(URL(string: "\(gym.members)/\(path)\(escaped)")))
                    _ = try await browser.text("main h1")
                    try await browser.expectToBeUnharmed()
                }
            }
        }

        @Test func aFormOfAnotherSiteDoesNothing() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { browser in
                try await browser.register("Ada Lovelace", in: gym)
                let form = "<form method=post action=\(gym.members)/logout><input name=csrf><button>Win</button></form>"
                let page = form.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                try await browser.open(try #require(URL(string: "data:text/html,\(page)")))
                try await browser.click("button")
                try await browser.wait(for: "main h1", toSay: "Not allowed")
                try await browser.open(gym.members)
                try await browser.wait(for: ".who", toSay: "Ada Lovelace")
            }
        }

        @Test func scriptsOfOthersDoNotRunEvenInsideAPage() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { browser in
                try await browser.register("Ada Lovelace", in: gym)
                try await browser.run(
                    """
                    const element = document.createElement("script");
                    element.textContent = "window.isHacked = 1";
                    document.body.append(element);
                    """
                )
                try await browser.expectToBeUnharmed()
                #expect(try await browser.run("return document.cookie") as? String == "")
            }
        }
    }
}

extension Browser {
    /// No foreign script has run, and no foreign element is on the page.
    fileprivate func expectToBeUnharmed() async throws {
        #expect(try await run("return typeof window.isHacked") as? String == "undefined")
        #expect(try await count("img[src=x]") == 0)
    }
}
