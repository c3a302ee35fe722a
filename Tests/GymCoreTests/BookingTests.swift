import GymTestKit
import TestKit
import Testing

@testable import GymCore

/// Places in classes, on both databases.
@Suite struct BookingTests {
    @Test(arguments: Backing.allCases)
    func firstComeFirstServed(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let yoga = try await fixture.schedule(capacity: 1)
        let first = try await fixture.gym.book(yoga.id, as: fixture.join())
        let second = try await fixture.gym.book(yoga.id, as: fixture.join())
        let third = try await fixture.gym.book(yoga.id, as: fixture.join())
        #expect([first.state, second.state, third.state] == [.booked, .waiting, .waiting])
        #expect([first.position, second.position, third.position] == [nil, 1, 2])
        let now = try await fixture.gym.gymClass(yoga.id)
        #expect((now.booked, now.waiting, now.version) == (1, 2, 1))
    }

    @Test(arguments: Backing.allCases)
    func aCancellationMovesTheFirstWhoWaitsUp(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let (ada, bob, eve) = try await (fixture.join("Ada"), fixture.join("Bob"), fixture.join("Eve"))
        let yoga = try await fixture.schedule(capacity: 1)
        let first = try await fixture.gym.book(yoga.id, as: ada)
        let second = try await fixture.gym.book(yoga.id, as: bob)
        let third = try await fixture.gym.book(yoga.id, as: eve)
        try await fixture.gym.cancelBooking(first.id, as: ada)
        #expect(try await fixture.gym.booking(first.id, as: ada).state == .cancelled)
        #expect(try await fixture.gym.booking(second.id, as: bob).state == .booked)
        #expect(try await fixture.gym.booking(third.id, as: eve).position == 1)
        await #expect(throws: GymError.conflict(.alreadyCancelled)) {
            try await fixture.gym.cancelBooking(first.id, as: ada)
        }
        let again = try await fixture.gym.book(yoga.id, as: ada)
        #expect(again.position == 2, "whoever cancels and comes back waits behind the others")
    }

    @Test(arguments: Backing.allCases)
    func aClassIsNeverOversold(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let yoga = try await fixture.schedule(capacity: 20)
        let callers = try await joinAll(200, fixture)
        let bookings = try await withThrowingTaskGroup(of: Booking.self) { group in
            for caller in callers { group.addTask { try await fixture.gym.book(yoga.id, as: caller) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(bookings.count { $0.state == .booked } == 20)
        #expect(Set(bookings.compactMap(\.position)) == Set(1...180), "everyone who waits has a place of their own")
        let now = try await fixture.gym.gymClass(yoga.id)
        #expect((now.booked, now.waiting) == (20, 180))
    }

    @Test(arguments: Backing.allCases)
    func bookingAndCancellingAtOnceKeepsTheCountsRight(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let yoga = try await fixture.schedule(capacity: 5)
        let callers = try await joinAll(20, fixture)
        try await withThrowingTaskGroup { group in
            for caller in callers {
                group.addTask {
                    for _ in 0..<3 {
                        let booking = try await fixture.gym.book(yoga.id, as: caller)
                        try await fixture.gym.cancelBooking(booking.id, as: caller)
                    }
                    _ = try await fixture.gym.book(yoga.id, as: caller)
                }
            }
            try await group.waitForAll()
        }
        let now = try await fixture.gym.gymClass(yoga.id)
        #expect((now.booked, now.waiting) == (5, 15))
        let all = try await fixture.gym.bookings(ofClass: yoga.id, PageRequest(limit: 100), as: fixture.admin).items
        #expect(all.count { $0.state == .booked } == 5)
        #expect(all.compactMap(\.position).sorted() == Array(1...15))
    }

    @Test(arguments: Backing.allCases)
    func theSameKeyGivesTheSameBooking(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = try await fixture.join()
        let (yoga, boxing) = try await (fixture.schedule(), fixture.schedule("boxing"))
        let bookings = try await withThrowingTaskGroup(of: Booking.self) { group in
            for _ in 0..<10 { group.addTask { try await fixture.gym.book(yoga.id, key: "k-1", as: ada) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(bookings.count == 1)
        #expect(try await fixture.gym.gymClass(yoga.id).booked == 1)
        await #expect(throws: GymError.conflict(.keyReused)) {
            try await fixture.gym.book(boxing.id, key: "k-1", as: ada)
        }
        let bob = try await fixture.gym.book(yoga.id, key: "k-1", as: fixture.join("Bob"))
        #expect(!bookings.contains(bob), "a key is its member's alone")
    }

    @Test(arguments: Backing.allCases)
    func aKeyIsForgottenAfterADay(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = try await fixture.join()
        let yoga = try await fixture.schedule(in: .seconds(3 * 86_400))
        let boxing = try await fixture.schedule("boxing", in: .seconds(3 * 86_400))
        let store = fixture.storage.store
        _ = try await store.book(yoga.id, member: ada.id, key: "k", now: .now)
        let later = try await store.book(boxing.id, member: ada.id, key: "k", now: .now + .seconds(86_401))
        #expect(later.booking.classID == boxing.id)
    }

    @Test(arguments: Backing.allCases)
    func thePlanLimitsOpenBookings(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = try await fixture.join(plan: "basic")
        var bookings: [Booking] = []
        for type in ["yoga", "boxing", "spinning"] {
            try await bookings.append(fixture.gym.book(fixture.schedule(type).id, as: ada))
        }
        let pilates = try await fixture.schedule("pilates")
        await #expect(throws: GymError.conflict(.planLimit)) { try await fixture.gym.book(pilates.id, as: ada) }
        try await fixture.gym.cancelBooking(bookings[0].id, as: ada)
        #expect(try await fixture.gym.book(pilates.id, as: ada).state == .booked)
    }

    @Test(arguments: Backing.allCases)
    func bookingsOfOthersAreAsIfThereWereNone(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let (ada, eve) = try await (fixture.join("Ada"), fixture.join("Eve"))
        let booking = try await fixture.gym.book(fixture.schedule().id, as: ada)
        await #expect(throws: GymError.notFound) { try await fixture.gym.booking(booking.id, as: eve) }
        await #expect(throws: GymError.notFound) { try await fixture.gym.cancelBooking(booking.id, as: eve) }
        #expect(try await fixture.gym.booking(booking.id, as: fixture.admin) == booking)
        try await fixture.gym.cancelBooking(booking.id, as: fixture.admin)
    }

    @Test(arguments: Backing.allCases)
    func listsComeInPages(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = try await fixture.join()
        let yoga = try await fixture.schedule(capacity: 5)
        var mine = try await [fixture.gym.book(yoga.id, as: ada).id]
        for name in ["Bob", "Eve"] { _ = try await fixture.gym.book(yoga.id, as: fixture.join(name)) }
        for type in ["boxing", "pilates"] {
            try await mine.append(fixture.gym.book(fixture.schedule(type).id, as: ada).id)
        }
        let first = try await fixture.gym.myBookings(PageRequest(limit: 2), as: ada)
        let second = try await fixture.gym.myBookings(PageRequest(limit: 2, cursor: first.next), as: ada)
        #expect((first.items + second.items).map(\.id) == mine.reversed())
        #expect(first.next != nil && second.next == nil)
        let who = try await fixture.gym.bookings(ofClass: yoga.id, PageRequest(limit: 2), as: fixture.admin)
        let rest = try await fixture.gym.bookings(ofClass: yoga.id, PageRequest(cursor: who.next), as: fixture.admin)
        #expect((who.items + rest.items).map(\.memberName) == ["Ada", "Bob", "Eve"])
        await #expect(throws: GymError.self) {
            try await fixture.gym.bookings(ofClass: yoga.id, PageRequest(cursor: "1' OR '1'='1"), as: fixture.admin)
        }
    }

    @Test(arguments: Backing.allCases)
    func numbersByDayAndType(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let (ada, bob) = try await (fixture.join("Ada"), fixture.join("Bob"))
        let yoga = try await fixture.schedule(capacity: 3)
        let booking = try await fixture.gym.book(yoga.id, as: ada)
        _ = try await fixture.gym.book(yoga.id, as: bob)
        try await fixture.gym.cancelBooking(booking.id, as: ada)
        let (from, to) = (Moment.now - .seconds(86_400), Moment.now + .seconds(86_400))
        let numbers = try await fixture.gym.analytics(from: from, to: to, as: fixture.admin)
        #expect(numbers.days.map(\.bookings).reduce(0, +) == 2)
        #expect(numbers.days.map(\.cancellations).reduce(0, +) == 1)
        #expect(numbers.types == [.init(type: "yoga", classes: 1, capacity: 3, booked: 1)])
        #expect(numbers.members == 3)
        await #expect(throws: GymError.forbidden) { try await fixture.gym.analytics(from: from, to: to, as: ada) }
    }

    private func joinAll(_ count: Int, _ fixture: GymFixture) async throws -> [Caller] {
        var callers: [Caller] = []
        for _ in 0..<count { try await callers.append(fixture.join()) }
        return callers
    }
}
