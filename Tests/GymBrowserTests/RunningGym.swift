import Foundation
import GymTestKit
import TestKit

/// The four services on storage of their own; they end with the tests.
struct RunningGym: Sendable {
    static let administrator = (email: "admin@example.com", password: "an administrator’s password")

    /// The first page for members, and for administrators.
    let members, administration: URL
    private let processes: [ServerProcess]
    private let folder: TemporaryFolder

    /// The one that all tests share; each has members and classes of its own.
    static var shared: RunningGym {
        get async throws { try await start.value }
    }

    private static let start = Task { try await RunningGym() }

    /// Starts the services, and waits until all are ready.
    private init() async throws {
        let folder = try TemporaryFolder()
        let backend = ["GYM_DATA": folder.path, "MYSQL_URL": "", "REDIS_URL": ""]
        let account = ["ADMIN_EMAIL": Self.administrator.email, "ADMIN_PASSWORD": Self.administrator.password]
        let main = try await Self.start("backend-main", in: folder, backend.merging(account) { $1 })
        let stream = try await Self.start("backend-stream", in: folder, backend)
        let backends = ["BACKEND_MAIN_URL": "\(main.url)", "BACKEND_STREAM_URL": "\(stream.url)"]
        let frontend = try await Self.start("frontend", in: folder, backends)
        let panel = try await Self.start("admin-panel", in: folder, backends)
        self.folder = folder
        members = frontend.url
        administration = panel.url.appending(path: "admin")
        processes = [main, stream, frontend, panel].map(\.process)
    }

    private static func start(
        _ name: String,
        in folder: TemporaryFolder,
        _ environment: [String: String]
    ) async throws -> (url: URL, process: ServerProcess) {
        let (http, grpc) = (try Loopback.freePort(), try Loopback.freePort())
        let process = try ServerProcess(
            Project.products.appending(path: name).path,
            [],
            environment: environment.merging(["HTTP_PORT": "\(http)", "GRPC_PORT": "\(grpc)"]) { $1 },
            log: folder.url.appending(path: "\(name).log")
        )
        guard let url = URL(string: "http://localhost:\(http)") else { throw NeverHappened(what: "an address") }
        try await process.waitUntil("\(name), ready") { await Web.status(of: url.appending(path: "readyz")) == 200 }
        return (url, process)
    }
}
