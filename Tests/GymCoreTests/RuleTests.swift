import Testing

@testable import GymCore

/// Decisions and values, without any storage.
@Suite struct RuleTests {
    private let now = Moment(seconds: 1_000_000)

    private func request(
        booked: Int = 0,
        waiting: Int = 0,
        cancelled: Bool = false,
        startsIn: Duration = .seconds(60),
        isBooked: Bool = false,
        open: Int = 0,
        limit: Int? = nil
    ) -> Rules.BookingRequest {
        Rules.BookingRequest(
            gymClass: GymClass(
                id: "c",
                type: "yoga",
                trainer: .init(id: "t", name: "Grace"),
                startsAt: now + startsIn,
                durationMinutes: 60,
                capacity: 2,
                booked: booked,
                waiting: waiting,
                cancelled: cancelled
            ),
            isBooked: isBooked,
            openBookings: open,
            plan: Plan(id: "p", name: "Plan", maxOpenBookings: limit, priceCents: 0),
            now: now
        )
    }

    @Test func aPlaceIsGivenWhileThereAreAny() throws {
        #expect(try Rules.decide(request(booked: 1)) == .booked)
        #expect(try Rules.decide(request(booked: 2)) == .waiting)
        #expect(try Rules.decide(request(booked: 1, waiting: 1)) == .waiting, "those who wait come first")
        #expect(try Rules.decide(request(open: 2, limit: 3)) == .booked)
    }

    @Test func whatStandsInTheWay() {
        #expect(throws: GymError.conflict(.classCancelled)) { try Rules.decide(request(cancelled: true)) }
        #expect(throws: GymError.conflict(.classStarted)) { try Rules.decide(request(startsIn: .zero)) }
        #expect(throws: GymError.conflict(.alreadyBooked)) { try Rules.decide(request(isBooked: true)) }
        #expect(throws: GymError.conflict(.planLimit)) { try Rules.decide(request(open: 3, limit: 3)) }
    }

    @Test func everyWrongValueIsNamed() {
        let new = NewClass(type: "Yoga!", startsAt: now, durationMinutes: 5, capacity: 0)
        let fields = Rules.errors(in: new, now: now).compactMap { $0?.field }
        #expect(fields == ["type", "startsAt", "durationMinutes", "capacity"])
    }

    @Test(arguments: ["", "ada", "ada@", "@x", "a@b@c", "a b@c", "a@b\n"])
    func textsThatAreNoAddress(_ text: String) {
        #expect(Rules.errors(in: Registration(email: text, name: "Ada", passwordHash: ""))[0]?.field == "email")
    }

    @Test(arguments: ["", "   ", "a\u{0}b", String(repeating: "x", count: 101)])
    func textsThatAreNoName(_ text: String) {
        #expect(Rules.errors(in: MemberChange(name: text))[0]?.field == "name")
    }

    @Test(arguments: ["", "a b", "ü", String(repeating: "k", count: 65)])
    func textsThatAreNoKey(_ text: String) {
        #expect(Rules.errors(inIdempotencyKey: text)[0] != nil)
    }

    @Test(arguments: [
        ("2026-11-25T18:00:00Z", 1_795_629_600), ("1970-01-01T00:00:00Z", 0), ("2024-02-29T23:59:59Z", 1_709_251_199),
        ("2026-11-25T18:00:00+01:00", 1_795_626_000), ("2026-11-25t18:00:00.25-00:30", 1_795_631_400),
        ("1969-12-31T23:59:59Z", -1),
    ])
    func momentsAreReadAndWritten(_ text: String, _ seconds: Int64) {
        let moment = Moment(text)
        #expect(moment?.seconds == seconds)
        #expect(moment.flatMap { Moment($0.description) } == moment)
    }

    @Test(arguments: [
        "", "2026-11-25", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-25T24:00:00Z", "2026-11-25T18:00:00",
        "2026-11-25T18:00:00+25:00", "٢٠٢٦-11-25T18:00:00Z", "2026-11-00T00:00:00Z",
    ])
    func textsThatAreNoMoment(_ text: String) {
        #expect(Moment(text) == nil)
    }

    @Test func daysAreCountedRight() {
        #expect(Moment(seconds: 1_709_251_199).day.description == "2024-02-29")
        #expect(Moment(seconds: -1).day.description == "1969-12-31")
        for number in stride(from: Int64(-800_000), to: 900_000, by: 997) {
            let day = CalendarDay(number: number)
            let parts = day.description.split(separator: "-").compactMap { Int($0) }
            guard !day.description.hasPrefix("-"), parts.count == 3 else { continue }
            #expect(CalendarDay(year: parts[0], month: parts[1], day: parts[2]) == day)
        }
    }

    @Test func idsSortByTime() {
        let ids = (0..<3).map { _ in
            let id = Identifier.make()
            let later = Moment.nowInMilliseconds + 1
            while Moment.nowInMilliseconds < later {}
            return id
        }
        #expect(ids == ids.sorted() && Set(ids).count == 3)
        #expect(
            ids.allSatisfy {
                $0.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
            }
        )
    }

    @Test(arguments: ["", "1", "1-", "-1", "1-2-3", "a-1", "1--2", "99999999999999999999-0"])
    func textsThatAreNoEventID(_ text: String) {
        #expect(EventID(text) == nil)
    }
}
