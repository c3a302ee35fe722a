import Foundation
import Testing

extension BrowserTests {
    /// Every page, on a desk and on a phone: nothing that axe objects to, and nothing wider than the window.
    @Suite struct AccessibilityTests {
        @Test(arguments: [1280, 390])
        func everyPageCanBeUsedByEverybody(_ width: Int) async throws {
            let gym = try await RunningGym.shared
            try await Browser.run(width: width) { browser in
                for path in ["", "login", "register", "nowhere"] {
                    try await browser.look(at: path, of: gym.members, width)
                }
                try await browser.schedule("circuit-\(width)", seats: 1, in: gym)
                try await browser.openClass("Circuit \(width)", in: gym)
                try await browser.book()
                try await browser.wait(for: ".chip", toSay: "Booked")
                let entry = try #require(try await browser.url?.path().dropFirst())
                for path in ["", "classes", "bookings", "profile", String(entry)] {
                    try await browser.look(at: path, of: gym.members, width)
                }
                for path in ["", "classes", "classes/new", "members", String(entry)] {
                    try await browser.look(at: path, of: gym.administration, width)
                }
            }
        }
    }
}

extension Browser {
    /// Opens a page, keeps a picture of it, and checks it.
    fileprivate func look(at path: String, of site: URL, _ width: Int) async throws {
        try await open(path.isEmpty ? site : site.appending(path: path))
        _ = try await text("main h1")
        let page = path.isEmpty ? "home" : path.hasPrefix("classes/0") ? "class" : path.replacing("/", with: "-")
        let name = "\(site.path().isEmpty ? "members" : "admin")-\(page)-\(width)"
        try await screenshot(name)
        try await expectToFit("\(name)")
        try await expectToBeAccessible("\(name)")
    }
}
