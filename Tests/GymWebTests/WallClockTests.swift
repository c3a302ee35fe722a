import Testing

@testable import GymWeb

@Suite struct WallClockTests {
    @Test(arguments: ["2026-11-25T18:00", "2026-02-28T23:59", "2024-02-29T00:00"])
    func readsWhatItWrites(_ text: String) throws {
        let clock = try #require(WallClock(text))
        #expect(clock.input == text)
        #expect(WallClock(clock.moment) == clock)
    }

    @Test(arguments: [
        "", "now", "2026-13-01", "2026-11-32", "2026-11-25T25:00", "2026-11-25T18", "1-1-1", "2026-11-25T18:00T",
    ])
    func refusesWhatIsNoDate(_ text: String) {
        #expect(WallClock(text) == nil)
    }

    @Test(arguments: [("2026-11-25", "2026-11-23"), ("2026-11-23", "2026-11-23"), ("2027-01-02", "2026-12-28")])
    func weeksBeginOnMonday(_ day: String, _ monday: String) throws {
        #expect(try #require(WallClock(day)).monday.date == monday)
    }

    @Test func saysDaysInWords() throws {
        let clock = try #require(WallClock("2026-11-25T07:05"))
        #expect(clock.weekdayName == "Wednesday")
        #expect(clock.dayAndMonth == "25 November")
        #expect(clock.dateAndTime == "Wed 25 Nov 2026, 07:05")
        #expect(clock.adding(days: 6).date == "2026-12-01")
    }
}
