#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the gym keeps things: real servers, or what is built in.
public struct StorageSettings: Hashable, Sendable {
    /// For example `mysql://gym:secret@mysql:3306/gym`; absent means SQLite.
    public var mysqlURL: String?
    /// For example `redis://:secret@redis:6379/0`; absent means the memory of this process, and SQLite for events.
    public var redisURL: String?
    /// The folder for SQLite's files, made where there is none and shared by the processes of one machine; absent means
    /// memory.
    public var folder: String?

    public init(mysqlURL: String? = nil, redisURL: String? = nil, folder: String? = nil) {
        self.mysqlURL = mysqlURL
        self.redisURL = redisURL
        self.folder = folder
    }
}

/// What the settings lead to.
public struct Storage: Sendable {
    public let store: GymStore
    public let cache: any Cache
    public let events: any EventBus
    private let redis: RedisPool?

    /// Opens the storage and brings its tables up to date; throws ``GymError/unavailable(_:)`` if a server does not
    /// answer in time.
    public init(_ settings: StorageSettings) async throws {
        if let folder = settings.folder { try Self.make(folder) }
        store = try await Self.openStore(settings)
        redis = try settings.redisURL.map { try RedisPool(.redis($0)) }
        if let redis {
            cache = RedisCache(redis)
            events = RedisEventBus(redis)
        } else {
            cache = MemoryCache()
            events = try await SQLiteEventBus(path: settings.folder.map { $0 + "/events.sqlite" })
        }
    }

    /// Ends all connections when what runs has ended.
    public func close() async {
        await store.close()
        await redis?.close()
    }

    /// How busy the connections are, by the name of the server.
    public var usage: [(server: String, usage: PoolUsage)] {
        [("database", store.usage)] + (redis.map { [("redis", $0.usage)] } ?? [])
    }

    private static func make(_ folder: String) throws(GymError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .invalid([FieldError("GYM_DATA", "must be a folder that can be written to: \(folder)")])
        }
    }

    private static func openStore(_ settings: StorageSettings) async throws -> GymStore {
        guard let url = settings.mysqlURL else {
            return try await GymStore(
                SQLiteDatabase(path: settings.folder.map { $0 + "/gym.sqlite" }),
                dialect: .sqlite
            )
        }
        return try await GymStore(MySQLDatabase(.mysql(url)), dialect: .mysql)
    }
}
