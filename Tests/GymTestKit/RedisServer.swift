import Foundation
import Synchronization
import TestKit

/// A Redis of Debian's that keeps what it has in memory, on a port of its own.
public final class RedisServer: Sendable {
    public let port: Int
    private let folder: TemporaryFolder
    private let process: Mutex<ServerProcess>

    public init() async throws {
        folder = try TemporaryFolder()
        port = try Loopback.freePort()
        process = Mutex(try Self.launch(folder, port))
        try await waitUntilReady()
    }

    public var url: String { "redis://:secret@127.0.0.1:\(port)/0" }

    public func stop() {
        process.withLock { $0.stop() }
    }

    /// Starts the server again after ``stop()``, on the same port, with nothing in it.
    public func start() async throws {
        try process.withLock { $0 = try Self.launch(folder, port) }
        try await waitUntilReady()
    }

    private static func launch(_ folder: TemporaryFolder, _ port: Int) throws -> ServerProcess {
        try ServerProcess(
            "/usr/bin/redis-server",
            [
                "--port", "\(port)", "--bind", "127.0.0.1", "--dir", folder.path, "--save", "", "--requirepass",
                "secret",
            ],
            log: folder.url.appending(path: "log")
        )
    }

    private func waitUntilReady() async throws {
        let server = process.withLock { $0 }
        try await server.waitUntil("Redis") { Loopback.isOpen(port) }
    }
}
