import Foundation
import TestKit

/// The four services on storage of their own and free ports.
struct RunningGym: Sendable {
    static let administrator = (email: "admin@example.com", password: "an administrator’s password")

    let members: URL
    let administration: URL
    private let processes: [RunningProcess]
    private let folder: TemporaryFolder

    /// Starts the services, and stops them when the body ends.
    static func run(_ body: (RunningGym) async throws -> Void) async throws {
        let gym = try await RunningGym()
        defer { gym.stop() }
        try await body(gym)
    }

    private init() async throws {
        folder = try TemporaryFolder()
        var processes: [RunningProcess] = []
        do {
            let shared = [
                "GYM_DATA": folder.path, "HTTP_PORT": "0", "GRPC_PORT": "0", "MYSQL_URL": "", "REDIS_URL": "",
            ]
            let account = [
                "ADMIN_EMAIL": Self.administrator.email, "ADMIN_PASSWORD": Self.administrator.password,
            ]
            func start(_ name: String, _ environment: [String: String]) async throws -> URL {
                let variables = shared.merging(environment) { $1 }
                let process = try RunningProcess(Project.products.appending(path: name), environment: variables)
                processes.append(process)
                return try await Self.address(of: process)
            }
            let main = try await start("backend-main", account)
            let stream = try await start("backend-stream", [:])
            let backends = ["BACKEND_MAIN_URL": main.absoluteString, "BACKEND_STREAM_URL": stream.absoluteString]
            members = try await start("frontend", backends)
            administration = try await start("admin-panel", backends).appending(path: "admin")
        } catch {
            processes.forEach { $0.stop() }
            throw error
        }
        self.processes = processes
    }

    private func stop() { processes.reversed().forEach { $0.stop() } }

    /// Where a service listens, once it is ready.
    private static func address(of process: RunningProcess) async throws -> URL {
        let port = try await process.number(after: /"address":"[^"]*:(\d+)"/)
        guard let address = URL(string: "http://localhost:\(port)") else { throw NeverHappened(what: "a port") }
        return try await eventually("\(address) is ready; it printed: \(process.output)") {
            try await Web.status(of: address.appending(path: "readyz")) == 200 ? address : nil
        }
    }
}
