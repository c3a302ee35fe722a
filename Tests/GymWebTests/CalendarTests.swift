import Testing

@testable import GymWeb
@testable import frontend

@Suite struct CalendarTests {
    /// Wednesday, 25 November 2026, at noon.
    private let now = Moment(seconds: 1_795_608_000)
    private var monday: WallClock { WallClock(now).monday }

    private func gymClass(_ id: String = "1", hours: Int, booked: Int = 0, waiting: Int = 0) -> GymClass {
        GymClass(
            id: id,
            type: "open-gym",
            trainer: GymClass.Trainer(id: "2", name: "Grace"),
            startsAt: now.adding(minutes: hours * 60),
            durationMinutes: 60,
            capacity: 2,
            booked: booked,
            waiting: waiting,
            cancelled: false,
            version: 1
        )
    }

    private func booking(_ state: Booking.State, position: Int? = nil) -> Booking {
        Booking(id: "3", class: "1", member: "4", memberName: nil, state: state, position: position, createdAt: now)
    }

    @Test func classesStandOnTheirDays() {
        let classes = [gymClass(hours: 2), gymClass("9", hours: 24)]
        let calendar = Calendar(classes, monday: monday, cards: Cards([], canBook: false), now: now)
        #expect(calendar.days.map(\.classes.count) == [0, 0, 1, 1, 0, 0, 0])
        #expect(calendar.days.map(\.isToday) == [false, false, true, false, false, false, false])
        #expect(calendar.span == "23 – 29 November 2026")
    }

    @Test func theCurrentWeekHasNoneBefore() {
        let cards = Cards([], canBook: false)
        let current = Calendar([], monday: monday, cards: cards, now: now)
        #expect(current.previous == nil)
        #expect(current.days.filter(\.isOver).count == 2)
        let next = Calendar([], monday: monday.adding(days: 7), cards: cards, now: now)
        #expect(next.previous == "/classes?week=2026-11-23")
        #expect(next.span == "30 November – 6 December 2026")
        #expect(next.days.filter(\.isOver).isEmpty)
    }

    @Test(arguments: [(0, "Book"), (1, "Book"), (2, "Join the waiting list")])
    func aSeatIsOfferedOrThePlaceOfOneWhoWaits(_ booked: Int, _ label: String) {
        let card = ClassCard(gymClass(hours: 2, booked: booked), booking: nil, canBook: true, now: now)
        #expect(card.offer?.label == label)
        #expect(card.title == "Open gym")
    }

    @Test func nothingIsOfferedToStrangersOrTooLate() {
        #expect(ClassCard(gymClass(hours: 2), booking: nil, canBook: false, now: now).offer == nil)
        let begun = ClassCard(gymClass(hours: 0), booking: booking(.booked), canBook: true, now: now)
        #expect(begun.offer == nil)
        #expect(begun.booking?.canCancel == false)
    }

    @Test func whatIsHeldIsShown() {
        let booked = ClassCard(gymClass(hours: 2, booked: 1), booking: booking(.booked), canBook: true, now: now)
        #expect(booked.isMine)
        #expect(booked.offer == nil)
        #expect(booked.booking?.label == "Booked")
        let full = gymClass(hours: 2, booked: 2, waiting: 3)
        let waiting = ClassCard(full, booking: booking(.waiting, position: 3), canBook: true, now: now)
        #expect(waiting.booking?.label == "Waiting, number 3")
        #expect(waiting.seats == "Full · 3 waiting")
        let cancelled = ClassCard(gymClass(hours: 2), booking: booking(.cancelled), canBook: true, now: now)
        #expect(cancelled.booking == nil)
        #expect(cancelled.offer != nil)
    }

    @Test func twoFormsAreTwoBookings() {
        let keys = (0..<100).compactMap { _ in
            ClassCard(gymClass(hours: 2), booking: nil, canBook: true, now: now).offer?.key
        }
        #expect(Set(keys).count == 100)
        #expect(keys.allSatisfy { $0.utf8.count == 26 })
    }
}
