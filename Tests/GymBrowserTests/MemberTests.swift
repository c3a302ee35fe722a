import Foundation
import Testing

extension BrowserTests {
    /// What members do.
    @Suite struct MemberTests {
        private let seats = "[data-seats] span"

        @Test func aSeatCountChangesLiveInAnotherBrowser() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { try await $0.schedule("spinning", seats: 3, in: gym) }
            try await Browser.run { ada in
                try await Browser.run { grace in
                    try await ada.register("Ada Lovelace", in: gym)
                    try await grace.register("Grace Hopper", in: gym)
                    try await ada.openClass("Spinning", in: gym)
                    try await grace.openClass("Spinning", in: gym)
                    try await grace.wait(for: seats, toSay: "3 of 3 seats left")

                    try await ada.book()
                    try await ada.wait(for: ".toast", toSay: "Your seat is booked")
                    try await ada.wait(for: ".chip", toSay: "Booked")
                    try await grace.wait(for: seats, toSay: "2 of 3 seats left")
                    try await grace.screenshot("seat-count-live")

                    try await ada.cancel()
                    try await grace.wait(for: seats, toSay: "3 of 3 seats left")
                }
            }
        }

        @Test func whoeverWaitsMovesUp() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { try await $0.schedule("yoga", seats: 1, in: gym) }
            try await Browser.run { ada in
                try await ada.register("Ada Lovelace", in: gym)
                try await ada.openClass("Yoga", in: gym)
                try await ada.book()
                try await ada.wait(for: ".chip", toSay: "Booked")
                try await Browser.run { grace in
                    try await grace.register("Grace Hopper", in: gym)
                    try await grace.openClass("Yoga", in: gym)
                    try await grace.book()
                    try await grace.wait(for: ".chip", toSay: "Waiting, number 1")
                    try await ada.cancel()
                    try await grace.wait(for: ".chip", toSay: "Booked")
                    try await grace.wait(for: ".toasts", toSay: "You have moved up")
                }
            }
        }

        @Test func aCancelledClassIsSaidToBe() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { admin in
                try await admin.schedule("rowing", seats: 5, in: gym)
                try await admin.openClass("Rowing", in: gym)
                let path = try #require(try await admin.url?.path().dropFirst())
                try await Browser.run { ada in
                    try await ada.register("Ada Lovelace", in: gym)
                    try await ada.openClass("Rowing", in: gym)
                    try await ada.book()
                    try await ada.wait(for: ".chip", toSay: "Booked")
                    try await admin.open(gym.administration.appending(path: path))
                    try await admin.run("window.confirm = () => true")
                    try await admin.click(".button.danger")
                    try await admin.wait(for: "main .note", toSay: "The class is cancelled")
                    try await ada.wait(for: seats, toSay: "Cancelled")
                    try await ada.wait(for: ".chip", toSay: "Cancelled")
                }
            }
        }

        @Test func everythingWorksWithoutScripts() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { try await $0.schedule("boxing", seats: 5, in: gym) }
            try await Browser.run(runsScripts: false) { browser in
                try await browser.register("Ada Lovelace", in: gym)
                try await browser.openClass("Boxing", in: gym)
                try await browser.book()
                try await browser.wait(for: "main .note", toSay: "Your seat is booked")
                #expect(try await browser.text(seats) == "4 of 5 seats left")
                try await browser.open(gym.members.appending(path: "bookings"))
                try await browser.wait(for: ".card h3", toSay: "Boxing")
                try await browser.screenshot("bookings-without-scripts")
                try await browser.cancel()
                try await browser.wait(for: "main .note", toSay: "The booking is cancelled")
                try await browser.wait(for: "main .empty", toSay: "You have no seat booked")
            }
        }

        @Test func aProfileCanBeChanged() async throws {
            let gym = try await RunningGym.shared
            try await Browser.run { browser in
                try await browser.register("Ada Lovelace", in: gym)
                try await browser.open(gym.members.appending(path: "profile"))
                try await browser.fill(["name": "Augusta Ada King"])
                try await browser.click("[action='/profile'] button")
                try await browser.wait(for: "main .note", toSay: "Saved")
                try await browser.wait(for: ".who", toSay: "Augusta Ada King")
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
}
