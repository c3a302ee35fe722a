import Foundation
import Testing

/// What administrators do, in real browsers.
@Suite struct AdministrationTests {
    @Test func aClassIsScheduledAndItsBookingsAreInTheChart() async throws {
        let gym = try await RunningGym()
        try await Browser.run { admin in
            try await admin.openSchedule(of: gym, with: ("pilates", 10))
            try await Browser.run { member in
                try await member.register("Ada Lovelace", in: gym)
                try await member.openWeek(of: gym)
                try await member.click("form[action$='/book'] button")
                try await member.wait(for: ".chip", toSay: "Booked")
            }
            try await admin.open(gym.administration)
            try await admin.wait(for: ".tiles", toSay: "10 %")
            let shares = try await admin.run(
                "return [...document.querySelectorAll('[aria-labelledby=chart-types] title')].map(t => t.textContent)"
            )
            #expect(shares as? [String] == ["Type: Pilates, Classes: 1, Seats: 10, Taken: 1, Share: 10 %"])
            try await admin.screenshot("analytics")
            try await admin.open(gym.administration.appending(path: "classes"))
            try await admin.click("main td a")
            try await admin.wait(for: "main table", toSay: "Ada Lovelace")
            try await admin.fill(["capacity": "12"])
            try await admin.click("main form.stack button")
            try await admin.wait(for: "main .head", toSay: "11 of 12 seats left")
        }
    }

    @Test func aMemberBecomesATrainer() async throws {
        let gym = try await RunningGym()
        try await Browser.run { try await $0.register("Grace Hopper", in: gym) }
        try await Browser.run { admin in
            try await admin.logInAsAdministrator(of: gym)
            try await admin.open(gym.administration.appending(path: "members"))
            try await admin.fill(["q": "grace"])
            try await admin.click(".filters button")
            try await admin.click("main td a")
            try await admin.click("#role option[value='trainer']")
            try await admin.click("main form button")
            try await admin.wait(for: "main .note", toSay: "Saved")
            try await admin.wait(for: "main table", toSay: "Trainer")
        }
    }

    @Test func membersAreKeptOut() async throws {
        let gym = try await RunningGym()
        try await Browser.run { member in
            try await member.register("Ada Lovelace", in: gym)
            for path in ["", "classes", "classes/new", "members"] {
                try await member.open(gym.administration.appending(path: path))
                try await member.wait(for: "main h1", toSay: "Not allowed")
            }
        }
    }
}
