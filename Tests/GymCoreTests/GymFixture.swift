import Foundation
import GymTestKit
import Logging
import TestKit

@testable import GymCore

/// The databases that the same tests run on.
enum Backing: CaseIterable, Sendable {
    case sqlite, mysql
}

/// A gym with nobody in it, and shorthands for what tests do all the time.
struct GymFixture: Sendable {
    let storage: Storage
    let gym: Gym
    private let folder: TemporaryFolder

    init(_ backing: Backing) async throws {
        let url = backing == .mysql ? try await MariaDBServer.shared.server.newDatabase() : nil
        try await self.init(mysqlURL: url)
    }

    init(mysqlURL: String?, redisURL: String? = nil) async throws {
        folder = try TemporaryFolder()
        storage = try await Storage(StorageSettings(mysqlURL: mysqlURL, redisURL: redisURL, folder: folder.path))
        gym = Gym(store: storage.store, events: storage.events, logger: Logger(label: "tests"))
    }

    var admin: Caller { Caller(id: "none", role: .admin) }

    /// A new member, as a caller.
    func join(_ name: String = "Ada", role: Role = .member, plan: String = "unlimited") async throws -> Caller {
        let email = "\(name.lowercased()).\(UInt32.random(in: 0...UInt32.max))@example.com"
        let registration = Registration(email: email, name: name, passwordHash: "none", role: role)
        let member = try await gym.register(registration)
        _ = try await storage.store.update(member.id, MemberChange(plan: plan), version: member.version)
        return Caller(id: member.id, role: role)
    }

    /// A class of a new trainer's.
    func schedule(_ type: String = "yoga", capacity: Int = 2, in delay: Duration = .seconds(3600)) async throws
        -> GymClass
    {
        let trainer = try await join("Grace", role: .trainer)
        let new = NewClass(type: type, startsAt: .now + delay, durationMinutes: 60, capacity: capacity)
        return try await gym.schedule(new, as: trainer)
    }
}

/// Waits for a condition that something else makes come true.
func eventually(_ seconds: Double = 10, _ condition: () async throws -> Bool) async throws -> Bool {
    let end = Date.now + seconds
    while Date.now < end {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(20))
    }
    return false
}
