import Foundation
import Testing

extension BrowserTests {
    /// What administrators do.
    @Suite struct AdministrationTests {
        @Test func aClassIsScheduledAndItsBookingsAreInTheChart() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { admin in
                try await admin.schedule("pilates", seats: 10, in: gym)
                try await Browser.run { member in
                    try await member.register("Katherine Johnson", in: gym)
                    try await member.openClass("Pilates", in: gym)
                    try await member.book()
                    try await member.wait(for: ".chip", toSay: "Booked")
                }
                try await admin.open(gym.administration)
                let bars = try await admin.run(
                    "return [...document.querySelectorAll('[aria-labelledby=chart-types] title')].map(t => t.textContent)"
                )
                let bar = "Type: Pilates, Classes: 1, Seats: 10, Taken: 1, Share: 10 %"
                #expect(try #require(bars as? [String]).contains(bar))
                try await admin.screenshot("analytics")

                try await admin.openClass("Pilates", in: gym)
                let path = try #require(try await admin.url?.path().dropFirst())
                try await admin.open(gym.administration.appending(path: path))
                try await admin.wait(for: "main table", toSay: "Katherine Johnson")
                try await admin.fill(["capacity": "12"])
                try await admin.click("main form.stack button")
                try await admin.wait(for: "main .head", toSay: "11 of 12 seats left")
            }
        }

        @Test func aMemberBecomesATrainer() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { try await $0.register("Edsger Dijkstra", in: gym) }
            try await Browser.run { admin in
                try await admin.logInAsAdministrator(of: gym)
                try await admin.open(gym.administration.appending(path: "members"))
                try await admin.fill(["q": "edsger d"])
                try await admin.click(".filters button")
                try await admin.wait(for: "main table", toSay: "Edsger Dijkstra")
                try await admin.click("main td a")
                try await admin.click("#role option[value='trainer']")
                try await admin.click("main form button")
                try await admin.wait(for: "main .note", toSay: "Saved")
                try await admin.wait(for: "main table", toSay: "Trainer")
            }
        }

        @Test func membersAreKeptOut() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { member in
                try await member.register("Ada Lovelace", in: gym)
                for path in ["classes", "classes/new", "members", "members/1"] {
                    try await member.open(gym.administration.appending(path: path))
                    try await member.wait(for: "main h1", toSay: "Not allowed")
                }
            }
        }
    }
}
