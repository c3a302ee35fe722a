public import GymCore
public import ServiceLifecycle

/// Keeps the storage open until everything that uses it has ended.
public struct StorageService: Service {
    private let storage: Storage

    public init(_ storage: Storage) {
        self.storage = storage
    }

    public func run() async throws {
        try? await gracefulShutdown()
        await storage.close()
    }
}
