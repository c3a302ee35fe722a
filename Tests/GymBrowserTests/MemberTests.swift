import Foundation
import Testing

/// What members do, in real browsers.
@Suite struct MemberTests {
    private let seats = "[data-seats] span"

    @Test func aSeatCountChangesLiveInAnotherBrowser() async throws {
        let gym = try await RunningGym()
        try await Browser.run { try await $0.openSchedule(of: gym, with: ("spinning", 3)) }
        try await Browser.run { ada in
            try await Browser.run { grace in
                try await ada.register("Ada Lovelace", in: gym)
                try await grace.register("Grace Hopper", in: gym)
                try await ada.openWeek(of: gym)
                try await grace.openWeek(of: gym)
                try await grace.wait(for: seats, toSay: "3 of 3 seats left")

                try await ada.click("form[action$='/book'] button")
                try await ada.wait(for: ".toast", toSay: "Your seat is booked")
                try await ada.wait(for: ".chip", toSay: "Booked")
                try await grace.wait(for: seats, toSay: "2 of 3 seats left")
                try await grace.screenshot("seat-count-live")

                try await ada.click("form[action$='/cancel'] button")
                try await grace.wait(for: seats, toSay: "3 of 3 seats left")
            }
        }
    }

    @Test func whoeverWaitsMovesUp() async throws {
        let gym = try await RunningGym()
        try await Browser.run { try await $0.openSchedule(of: gym, with: ("yoga", 1)) }
        try await Browser.run { ada in
            try await ada.register("Ada Lovelace", in: gym)
            try await ada.openWeek(of: gym)
            try await ada.click("form[action$='/book'] button")
            try await ada.wait(for: ".chip", toSay: "Booked")
            try await Browser.run { grace in
                try await grace.register("Grace Hopper", in: gym)
                try await grace.openWeek(of: gym)
                try await grace.click("form[action$='/book'] button")
                try await grace.wait(for: ".chip", toSay: "Waiting, number 1")
                try await ada.click("form[action$='/cancel'] button")
                try await grace.wait(for: ".chip", toSay: "Booked")
                try await grace.wait(for: ".toast:last-child", toSay: "You have moved up")
            }
        }
    }

    @Test func everythingWorksWithoutScripts() async throws {
        let gym = try await RunningGym()
        try await Browser.run { try await $0.openSchedule(of: gym, with: ("boxing", 5)) }
        try await Browser.run(runsScripts: false) { browser in
            try await browser.register("Ada Lovelace", in: gym)
            try await browser.openWeek(of: gym)
            try await browser.click("form[action$='/book'] button")
            try await browser.wait(for: "main .note", toSay: "Your seat is booked")
            #expect(try await browser.text(seats) == "4 of 5 seats left")
            try await browser.open(gym.members.appending(path: "bookings"))
            try await browser.screenshot("bookings-without-scripts")
            try await browser.click("form[action$='/cancel'] button")
            try await browser.wait(for: "main .note", toSay: "The booking is cancelled")
            try await browser.wait(for: "main .empty", toSay: "You have no seat booked")
        }
    }

    @Test func aProfileCanBeChanged() async throws {
        let gym = try await RunningGym()
        try await Browser.run { browser in
            try await browser.register("Ada Lovelace", in: gym)
            try await browser.open(gym.members.appending(path: "profile"))
            try await browser.fill(["name": "Augusta Ada King"])
            try await browser.click("[action='/profile'] button")
            try await browser.wait(for: "main .note", toSay: "Saved")
            #expect(try await browser.text(".who") == "Augusta Ada King")
            try await browser.fill(["currentPassword": "not my password", "newPassword": "another long one"])
            try await browser.click("[action='/profile/password'] button")
            try await browser.wait(for: "#currentPassword-error", toSay: "This is not your password")
            try await browser.fill(["currentPassword": "a long password", "newPassword": "another long one"])
            try await browser.click("[action='/profile/password'] button")
            try await browser.wait(for: "main .note", toSay: "Your password is changed")
            try await browser.click(".account button")
            try await browser.wait(for: "main .note", toSay: "You are logged out")
        }
    }
}

extension Browser {
    /// As an administrator, schedules a class.
    func openSchedule(of gym: RunningGym, with entry: (type: String, seats: Int)) async throws {
        try await logInAsAdministrator(of: gym)
        try await schedule(entry.type, seats: entry.seats, in: gym)
    }
}
