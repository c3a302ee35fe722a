import GymTestKit
import Synchronization
import TestKit
import Testing

@testable import GymCore

/// How storage opens, and what it survives.
@Suite struct StorageTests {
    @Test(arguments: Backing.allCases)
    func replicasThatStartAtOnceMakeTheTablesOnce(_ backing: Backing) async throws {
        let url = backing == .mysql ? try await MariaDBServer.shared.server.newDatabase() : nil
        let folder = try TemporaryFolder()
        let settings = StorageSettings(mysqlURL: url, folder: folder.path)
        let plans = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 { group.addTask { try await Storage(settings).store.plans().count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(plans == [3, 3, 3, 3, 3, 3])
    }

    @Test func aMigrationThatWasCutShortIsFinished() async throws {
        let server = try await MariaDBServer.shared.server
        let url = try server.newDatabase()
        _ = try await Storage(StorageSettings(mysqlURL: url))
        let database = String(url.split(separator: "/").last ?? "")
        try server.run("DELETE FROM \(database).migrations WHERE number >= 9")
        #expect(try await Storage(StorageSettings(mysqlURL: url)).store.plans().count == 3)
        #expect(
            try server.run("SELECT COUNT(*) FROM \(database).migrations").contains(
                "\(Migrations.statements(.mysql).count)"
            )
        )
    }

    @Test func whatIsAcknowledgedOutlivesARestartOfTheDatabase() async throws {
        let server = try await MariaDBServer()
        let fixture = try await GymFixture(mysqlURL: server.newDatabase())
        let yoga = try await fixture.schedule(capacity: 500)
        let isBack = Atomic(false)
        async let restart: Void = {
            try await Task.sleep(for: .milliseconds(300))
            server.stop()
            try await server.start()
            isBack.store(true, ordering: .sequentiallyConsistent)
        }()
        var acknowledged: [String] = []
        while !isBack.load(ordering: .sequentiallyConsistent) || acknowledged.count < 20 {
            // What is refused while the server is away is not acknowledged.
            if let caller = try? await fixture.join(), let booking = try? await fixture.gym.book(yoga.id, as: caller) {
                acknowledged.append(booking.id)
            }
        }
        try await restart
        let stored = try await all(of: yoga.id, fixture)
        #expect(Set(acknowledged).isSubset(of: stored.map(\.id)))
        #expect(try await fixture.gym.gymClass(yoga.id).booked == stored.count)
    }

    @Test func bookingsGoOnWithoutRedis() async throws {
        let redis = try await RedisServer()
        let fixture = try await GymFixture(mysqlURL: nil, redisURL: redis.url)
        let yoga = try await fixture.schedule(capacity: 5)
        redis.stop()
        let booking = try await fixture.gym.book(yoga.id, as: fixture.join())
        await #expect(throws: GymError.self) { try await fixture.storage.cache.ping() }
        try await redis.start()
        #expect(try await eventually { (try? await fixture.storage.cache.ping()) != nil })
        #expect(try await fixture.gym.booking(booking.id, as: fixture.admin) == booking)
    }

    @Test func theFolderIsMadeAndItsContentFoundAgain() async throws {
        let folder = try TemporaryFolder()
        let settings = StorageSettings(folder: folder.path + "/not/there")
        let first = try await Storage(settings)
        _ = try await first.store.rotateSigningKeys(adding: "key", every: .seconds(60), forgettingAfter: .seconds(60))
        await first.close()
        #expect(try await Storage(settings).store.signingKeys().map(\.privateKey) == ["key"])
        await #expect(throws: GymError.self) { try await Storage(StorageSettings(folder: "/dev/null/gym")) }
    }

    @Test(arguments: ["mysql://", "http://host/db", "mysql:///gym", "nonsense"])
    func urlsThatAreNoneAreRefused(_ url: String) async throws {
        await #expect(throws: GymError.self) { try await Storage(StorageSettings(mysqlURL: url)) }
    }

    @Test func urlsMayHaveDefaultsAndEscapes() throws {
        let address = try ServerAddress.mysql("mysql://gym:a%40b@db/gym")
        #expect(
            (address.host, address.port, address.user, address.password, address.database) == (
                "db", 3306, "gym", "a@b", "gym"
            )
        )
        let redis = try ServerAddress.redis("redis://:s@[::1]:7000")
        #expect((redis.port, redis.user, redis.password, redis.database) == (7000, nil, "s", ""))
    }

    private func all(of gymClass: String, _ fixture: GymFixture) async throws -> [Booking] {
        var (bookings, cursor) = ([Booking](), String?.none)
        repeat {
            let page = PageRequest(limit: 100, cursor: cursor)
            let part = try await fixture.gym.bookings(ofClass: gymClass, page, as: fixture.admin)
            bookings += part.items
            cursor = part.next
        } while cursor != nil
        return bookings
    }
}
