import Foundation
import Testing

/// Every page, on a desk and on a phone: nothing that axe objects to, and nothing wider than the window.
@Suite struct AccessibilityTests {
    @Test(arguments: [1280, 390])
    func everyPageCanBeUsedByEverybody(_ width: Int) async throws {
        let gym = try await RunningGym()
        try await Browser.run(width: width) { browser in
            for path in ["", "login", "register", "nowhere"] { try await look(browser, gym.members, path, width) }
            try await browser.openSchedule(of: gym, with: ("strength-and-conditioning", 1))
            try await browser.openWeek(of: gym)
            try await browser.click("form[action$='/book'] button")
            try await browser.wait(for: ".chip", toSay: "Booked")
            let path = try await browser.run("return document.querySelector('h3 a').pathname.slice(1)") as? String
            let entry = try #require(path)
            for path in ["", "classes", "bookings", "profile", entry] {
                try await look(browser, gym.members, path, width)
            }
            for path in ["", "classes", "classes/new", "members", entry] {
                try await look(browser, gym.administration, path, width)
            }
        }
    }

    private func look(_ browser: Browser, _ site: URL, _ path: String, _ width: Int) async throws {
        let page = path.isEmpty ? site : site.appending(path: path)
        try await browser.open(page)
        _ = try await browser.text("main h1")
        let siteName = site.path().contains("admin") ? "admin" : "members"
        let name = "\(siteName)-\(path.isEmpty ? "home" : path.prefix { $0 != "0" }.replacing("/", with: "-"))-\(width)"
        try await browser.screenshot(name)
        try await browser.expectToFit("\(name)")
        try await browser.expectToBeAccessible("\(name)")
    }
}
