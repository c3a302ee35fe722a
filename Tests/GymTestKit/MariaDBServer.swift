import Foundation
import Synchronization
import TestKit

/// A MariaDB of Debian's in a temporary folder, on a port of its own.
public final class MariaDBServer: Sendable {
    public let port: Int
    private let folder: TemporaryFolder
    private let process: Mutex<ServerProcess>

    /// The one that all tests share that do not stop it.
    public static let shared = SharedServer { try await MariaDBServer() }

    public init() async throws {
        folder = try TemporaryFolder()
        port = try Loopback.freePort()
        let install = try CommandRun(
            URL(filePath: "/usr/bin/mariadb-install-db"),
            [
                "--no-defaults", "--datadir=\(folder.path)/data", "--auth-root-authentication-method=normal",
                "--skip-test-db", "--user=\(NSUserName())",
            ]
        )
        guard install.status == 0 else { throw ServerFailure("mariadb-install-db: \(install.errors)\(install.output)") }
        process = Mutex(try Self.launch(folder, port))
        try await waitUntilReady()
    }

    /// A new and empty database: its URL.
    public func newDatabase() throws -> String {
        let name = "gym_\(UInt32.random(in: 0...UInt32.max))"
        try run("CREATE DATABASE \(name); GRANT ALL ON \(name).* TO 'gym'@'%' IDENTIFIED BY 'secret:/@'")
        return "mysql://gym:secret%3A%2F%40@127.0.0.1:\(port)/\(name)"
    }

    /// Runs a statement as root.
    @discardableResult
    public func run(_ statement: String) throws -> String {
        let client = try CommandRun(
            URL(filePath: "/usr/bin/mariadb"),
            ["--no-defaults", "--socket=\(folder.path)/socket", "--user=root", "--batch", "-e", statement]
        )
        guard client.status == 0 else { throw ServerFailure("mariadb: \(client.errors)") }
        return client.output
    }

    public func stop() {
        process.withLock { $0.stop() }
    }

    /// Starts the server again after ``stop()``, on the same port.
    public func start() async throws {
        try process.withLock { $0 = try Self.launch(folder, port) }
        try await waitUntilReady()
    }

    private static func launch(_ folder: TemporaryFolder, _ port: Int) throws -> ServerProcess {
        try ServerProcess(
            "/usr/sbin/mariadbd",
            [
                "--no-defaults", "--datadir=\(folder.path)/data", "--socket=\(folder.path)/socket", "--port=\(port)",
                "--bind-address=127.0.0.1", "--pid-file=\(folder.path)/pid", "--user=\(NSUserName())",
                "--innodb-buffer-pool-size=16M", "--skip-name-resolve",
            ],
            log: folder.url.appending(path: "log")
        )
    }

    private func waitUntilReady() async throws {
        let server = process.withLock { $0 }
        try await server.waitUntil("MariaDB") { Loopback.isOpen(port) }
    }
}

/// A server that the first test that needs it starts, and all others use.
public actor SharedServer<Server: Sendable> {
    private var start: Task<Server, any Error>?
    private let make: @Sendable () async throws -> Server

    init(_ make: @escaping @Sendable () async throws -> Server) {
        self.make = make
    }

    public var server: Server {
        get async throws {
            let start = start ?? Task { [make] in try await make() }
            self.start = start
            return try await start.value
        }
    }
}
