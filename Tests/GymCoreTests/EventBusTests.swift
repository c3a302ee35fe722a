import GymTestKit
import TestKit
import Testing

@testable import GymCore

/// Events, through SQLite and through Redis.
@Suite struct EventBusTests {
    enum Kind: CaseIterable, Sendable { case sqlite, redis }

    /// Two processes' buses, and what they live in as long as somebody holds it.
    private struct Pair {
        let first, second: any EventBus
        let redis: RedisServer?
        let folder: TemporaryFolder

        init(_ kind: Kind) async throws {
            folder = try TemporaryFolder()
            redis = kind == .redis ? try await RedisServer() : nil
            first = try await Self.bus(redis, folder)
            second = try await Self.bus(redis, folder)
        }

        private static func bus(_ redis: RedisServer?, _ folder: TemporaryFolder) async throws -> any EventBus {
            guard let redis else { return try await SQLiteEventBus(path: "\(folder.path)/events.sqlite") }
            return try RedisEventBus(RedisPool(.redis(redis.url)))
        }
    }

    private func draft(_ number: Int, audience: Event.Audience = .everyone) -> EventDraft {
        EventDraft(.classUpdated, payload: "{\"number\":\(number)}", audience: audience)
    }

    /// The next events, until there are as many.
    private func take(_ count: Int, from feed: inout any EventFeed) async throws -> [Event] {
        var events: [Event] = []
        for _ in 0..<20 where events.count < count { events += try await feed.next() }
        return events
    }

    @Test(arguments: Kind.allCases)
    func everyListenerGetsEveryEventOnceAndInOrder(_ kind: Kind) async throws {
        let pair = try await Pair(kind)
        var here = pair.first.feed(after: .beginning), there = pair.second.feed(after: .beginning)
        try await withThrowingTaskGroup { group in
            for number in 0..<40 {
                let bus = number.isMultiple(of: 2) ? pair.first : pair.second
                group.addTask { try await bus.publish(draft(number)) }
            }
            try await group.waitForAll()
        }
        let (mine, theirs) = try await (take(40, from: &here), take(40, from: &there))
        #expect(mine == theirs)
        #expect(Set(mine.map(\.payload)).count == 40)
        #expect(mine.map(\.id) == mine.map(\.id).sorted())
    }

    @Test(arguments: Kind.allCases)
    func aFeedWaitsAndThenHasTheEventAtOnce(_ kind: Kind) async throws {
        let pair = try await Pair(kind)
        var feed = try await pair.second.feed(after: pair.second.latest())
        #expect(try await feed.next().isEmpty)
        let publisher = Task {
            try await Task.sleep(for: .milliseconds(200))
            try await pair.first.publish(draft(1, audience: .member("m-1")))
        }
        let began = ContinuousClock.now
        let events = try await take(1, from: &feed)
        #expect(events.map(\.audience) == [.member("m-1")])
        #expect(ContinuousClock.now - began < .milliseconds(900))
        try await publisher.value
    }

    @Test(arguments: Kind.allCases)
    func whatWasMissedCanBeReadLater(_ kind: Kind) async throws {
        let pair = try await Pair(kind)
        for number in 0..<5 { try await pair.first.publish(draft(number)) }
        let all = try await pair.second.events(after: .beginning, limit: 100)
        #expect(all.count == 5)
        #expect(try await pair.second.events(after: all[1].id, limit: 2) == Array(all[2...3]))
        #expect(try await pair.second.latest() == all[4].id)
    }

    @Test func aFeedGoesOnAfterRedisWasAway() async throws {
        let pair = try await Pair(.redis)
        var feed = pair.second.feed(after: .beginning)
        try await pair.first.publish(draft(1))
        #expect(try await take(1, from: &feed).count == 1)
        pair.redis?.stop()
        await #expect(throws: GymError.self) { try await feed.next() }
        try await pair.redis?.start()
        try await pair.first.publish(draft(2))
        #expect(try await take(1, from: &feed).map(\.payload) == [draft(2).payload])
    }

    @Test func oldEventsAreForgotten() async throws {
        let bus = try await SQLiteEventBus(path: nil, length: 10)
        for number in 0..<25 { try await bus.publish(draft(number)) }
        #expect(
            try await bus.events(after: .beginning, limit: 100).map(\.payload) == (15..<25).map { draft($0).payload }
        )
    }

    @Test func whatHappensInTheGymIsToldToThoseWhoMayKnow() async throws {
        let fixture = try await GymFixture(.sqlite)
        let (ada, eve) = try await (fixture.join("Ada"), fixture.join("Eve"))
        let yoga = try await fixture.schedule(capacity: 1)
        let booking = try await fixture.gym.book(yoga.id, as: ada)
        _ = try await fixture.gym.book(yoga.id, as: eve)
        try await fixture.gym.cancelBooking(booking.id, as: ada)
        try await fixture.gym.cancelClass(yoga.id, as: fixture.admin)
        await fixture.gym.publish([.sessionEnded("s-1")])
        let events = try await fixture.storage.events.events(after: .beginning, limit: 100)
        func kinds(_ caller: Caller) -> [Event.Kind] { events.filter { $0.isVisible(to: caller) }.map(\.kind) }
        let everyone: [Event.Kind] = [.classScheduled, .classUpdated, .classUpdated, .classUpdated, .classCancelled]
        #expect(kinds(Caller(id: "x", role: .trainer)) == everyone)
        #expect(kinds(ada).count { $0 == .bookingUpdated } == 2)
        #expect(kinds(eve).count { $0 == .bookingUpdated } == 3)
        #expect(kinds(fixture.admin).count == events.count - 1, "administrators see all but what is for services")
        #expect(events.last?.kind == .sessionEnded)
    }
}
