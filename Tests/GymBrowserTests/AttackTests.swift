import Foundation
import Testing

/// What others try to have a browser do.
@Suite struct AttackTests {
    private let script = #""><img src=x onerror="window.isHacked=1"><script>window.isHacked=1</script>"#

    @Test func namesThatAreMarkupAreShownAsText() async throws {
        let gym = try await RunningGym()
        try await Browser.run { browser in
            try await browser.open(gym.members.appending(path: "register"))
            try await browser.fill(["name": script, "email": "mallory@example.com", "password": "a long password"])
            try await browser.click("main form button")
            try await browser.wait(for: ".who", toSay: script)
            try await browser.open(gym.members.appending(path: "profile"))
            try await browser.expectToBeUnharmed(showing: "img[src=x]")
        }
        try await Browser.run { admin in
            try await admin.logInAsAdministrator(of: gym)
            try await admin.open(gym.administration.appending(path: "members"))
            try await admin.wait(for: "main table", toSay: script)
            try await admin.expectToBeUnharmed(showing: "img[src=x]")
            try await admin.click("main tr:has(td:nth-child(2)) a")
            try await admin.expectToBeUnharmed(showing: "img[src=x]")
        }
    }

    @Test(arguments: ["login?next=", "classes?week=", "classes/", "assets/x/"])
    func whatALinkCarriesIsShownAsText(_ path: String) async throws {
        let gym = try await RunningGym()
        try await Browser.run { browser in
            let allowed = CharacterSet.alphanumerics
            let escaped = script.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
            try await browser.open(try #require(URL(string: "\(gym.members)/\(path)\(escaped)")))
            _ = try await browser.text("main h1")
            try await browser.expectToBeUnharmed(showing: "img[src=x]")
        }
    }

    @Test func aFormOfAnotherSiteDoesNothing() async throws {
        let gym = try await RunningGym()
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
        let gym = try await RunningGym()
        try await Browser.run { browser in
            try await browser.open(gym.members)
            _ = try await browser.run(
                """
                const element = document.createElement("script");
                element.textContent = "window.isHacked = 1";
                document.body.append(element);
                """
            )
            try await browser.expectToBeUnharmed(showing: "img[src=x]")
            #expect(try await browser.run("return document.cookie") as? String == "")
        }
    }
}

extension Browser {
    /// No foreign script has run, and no such element is on the page.
    fileprivate func expectToBeUnharmed(showing selector: String) async throws {
        #expect(try await run("return typeof window.isHacked") as? String == "undefined")
        #expect(try await count(selector) == 0)
    }
}
