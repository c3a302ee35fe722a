import Testing

@testable import GymCore

/// The schedule, on both databases.
@Suite struct ClassTests {
    @Test(arguments: Backing.allCases)
    func theScheduleIsSortedFilteredAndInPages(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let later = try await fixture.schedule("yoga", in: .seconds(7200))
        let sooner = try await fixture.schedule("yoga", in: .seconds(3600))
        let boxing = try await fixture.schedule("boxing", in: .seconds(5400))
        let gym = fixture.gym
        #expect(try await gym.classes(ClassFilter(), PageRequest()).items == [sooner, boxing, later])
        #expect(try await gym.classes(ClassFilter(type: "yoga"), PageRequest()).items == [sooner, later])
        #expect(try await gym.classes(ClassFilter(to: later.startsAt), PageRequest()).items == [sooner, boxing])
        #expect(try await gym.classes(ClassFilter(from: boxing.startsAt), PageRequest()).items == [boxing, later])
        let first = try await gym.classes(ClassFilter(), PageRequest(limit: 2))
        let second = try await gym.classes(ClassFilter(), PageRequest(limit: 2, cursor: first.next))
        #expect(first.items + second.items == [sooner, boxing, later])
        #expect(second.next == nil)
    }

    @Test(arguments: Backing.allCases)
    func aChangeNamesTheVersionItWasMadeFrom(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let yoga = try await fixture.schedule()
        let changed = try await fixture.gym.change(yoga.id, ClassChange(capacity: 9), version: 1, as: fixture.admin)
        #expect((changed.capacity, changed.version) == (9, 2))
        await #expect(throws: GymError.outdated) {
            try await fixture.gym.change(yoga.id, ClassChange(capacity: 3), version: 1, as: fixture.admin)
        }
        #expect(try await fixture.gym.gymClass(yoga.id) == changed)
    }

    @Test(arguments: Backing.allCases)
    func ofChangesAtOnceOneHolds(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let yoga = try await fixture.schedule()
        let succeeded = await withTaskGroup(of: Bool.self) { group in
            for capacity in 10..<20 {
                group.addTask {
                    let change = ClassChange(capacity: capacity)
                    return (try? await fixture.gym.change(yoga.id, change, version: 1, as: fixture.admin)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(succeeded == 1)
    }

    @Test(arguments: Backing.allCases)
    func aLargerClassTakesFromTheWaitingList(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let yoga = try await fixture.schedule(capacity: 1)
        for _ in 0..<4 { _ = try await fixture.gym.book(yoga.id, as: fixture.join()) }
        let larger = try await fixture.gym.change(yoga.id, ClassChange(capacity: 3), version: 1, as: fixture.admin)
        #expect((larger.booked, larger.waiting) == (3, 1))
        let states = try await fixture.gym.bookings(ofClass: yoga.id, PageRequest(), as: fixture.admin).items.map(
            \.state
        )
        #expect(states == [.booked, .booked, .booked, .waiting])
        await #expect(throws: GymError.conflict(.capacityTooSmall)) {
            try await fixture.gym.change(yoga.id, ClassChange(capacity: 2), version: 2, as: fixture.admin)
        }
    }

    @Test(arguments: Backing.allCases)
    func aCancelledClassHasNoBookings(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let ada = try await fixture.join()
        let yoga = try await fixture.schedule()
        let booking = try await fixture.gym.book(yoga.id, as: ada)
        try await fixture.gym.cancelClass(yoga.id, as: fixture.admin)
        try await fixture.gym.cancelClass(yoga.id, as: fixture.admin)
        #expect(try await fixture.gym.booking(booking.id, as: ada).state == .cancelled)
        let now = try await fixture.gym.gymClass(yoga.id)
        #expect((now.cancelled, now.booked, now.version) == (true, 0, 2))
        await #expect(throws: GymError.conflict(.classCancelled)) { try await fixture.gym.book(yoga.id, as: ada) }
    }

    @Test(arguments: Backing.allCases)
    func trainersScheduleTheirOwnClassesAndMembersNone(_ backing: Backing) async throws {
        let fixture = try await GymFixture(backing)
        let (grace, alan) = try await (fixture.join("Grace", role: .trainer), fixture.join("Alan", role: .trainer))
        let new = NewClass(type: "yoga", startsAt: .now + .seconds(60), durationMinutes: 60, capacity: 5)
        let yoga = try await fixture.gym.schedule(new, as: grace)
        #expect(yoga.trainer.name == "Grace")
        await #expect(throws: GymError.forbidden) { try await fixture.gym.schedule(new, as: fixture.join()) }
        await #expect(throws: GymError.forbidden) { try await fixture.gym.cancelClass(yoga.id, as: alan) }
        await #expect(throws: GymError.forbidden) {
            try await fixture.gym.change(yoga.id, ClassChange(trainer: alan.id), version: 1, as: grace)
        }
        await #expect(throws: GymError.forbidden) {
            try await fixture.gym.bookings(ofClass: yoga.id, PageRequest(), as: fixture.join())
        }
        let member = try await fixture.join()
        var foreign = new
        foreign.trainer = member.id
        await #expect(throws: GymError.invalid([FieldError("trainer", "must be the id of a trainer")])) {
            try await fixture.gym.schedule(foreign, as: fixture.admin)
        }
    }
}
