import Foundation
import MeshEnvoy
import MeshLint
import MeshModel
import TestKit

/// A mesh that runs: real Envoys with what they are told, and behind the sidecars servers that answer with what they were
/// asked. Everything ends with the value.
final class RunningMesh {
    let translation: EnvoyTranslation
    let certificates: Certificates
    let portBase: Int
    private let mesh: MeshSnapshot
    private let folder: TemporaryFolder
    private var processes: [Process] = []
    /// Ends the servers when it is closed.
    private let servers = Pipe()

    /// - Parameter hosts: the hosts of the credentials that gateways name.
    init(_ yaml: String, credentials: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        portBase = 20_000 + Int(ProcessInfo.processInfo.processIdentifier) % 300 * 100
        let network = 1 + Int(ProcessInfo.processInfo.processIdentifier) % 14
        mesh = MeshSnapshot.read([LintSource("mesh.yaml", Array(yaml.utf8))]).mesh
        let certificateFolder = try Certificates(
            for: EnvoyTranslation(of: mesh, portBase: 0, delivery: .inline(certificates: "")).proxies.map(\.proxy),
            credentials: credentials
        )
        certificates = certificateFolder
        translation = EnvoyTranslation(
            of: mesh,
            portBase: portBase,
            network: network,
            delivery: .inline(certificates: certificateFolder.folder.path)
        )
        do {
            try startServers()
            for proxy in translation.proxies { try start(proxy) }
            for proxy in translation.proxies { try waitUntilReady(proxy) }
        } catch {
            stop()
            throw error
        }
    }

    deinit { stop() }

    private func stop() {
        for process in processes where process.isRunning { kill(process.processIdentifier, SIGKILL) }
        for process in processes { process.waitUntilExit() }
    }

    private func startServers() throws {
        let places = translation.proxies.compactMap(\.proxy.workload).flatMap { workload in
            workload.spec.containers.flatMap { $0.ports ?? [] }.map {
                "\(translation.addresses.program(of: workload)):\($0.containerPort)=\(workload.name)"
            }
        }
        let process = Process()
        process.executableURL = EnvoyBinary.python
        process.arguments = [Project.path("Tests/Tools/echo_server.py").path] + places
        process.standardInput = servers
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        processes.append(process)
        guard String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("ready") else {
            throw Failure(message: "the servers did not start")
        }
    }

    private func start(_ proxy: ProxyConfiguration) throws {
        let file = try folder.write(
            String(decoding: proxy.bootstrap.tape.json(), as: UTF8.self),
            to: "\(proxy.proxy.id).json"
        )
        let log = try folder.write("", to: "\(proxy.proxy.id).log")
        let process = Process()
        process.executableURL = EnvoyBinary.path
        process.arguments = ["-c", file.path, "--concurrency", "1", "--disable-hot-restart", "--log-level", "warning"]
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = process.standardOutput
        try process.run()
        processes.append(process)
    }

    private func waitUntilReady(_ proxy: ProxyConfiguration) throws {
        let deadline = Date(timeIntervalSinceNow: 30)
        while Date() < deadline {
            let answer = try send([Request(to: proxy.admin.description, "/ready")])[0][0]
            if answer["status"].int == 200 { return }
            Thread.sleep(forTimeInterval: 0.05)
        }
        throw Failure(message: "\(proxy.proxy.id) is not ready: \(try folder.read("\(proxy.proxy.id).log"))")
    }

    struct Failure: Error { var message: String }
}

extension RunningMesh {
    /// A request, or several equal ones.
    struct Request {
        var fields: [String: Any]

        init(
            to place: String,
            _ path: String = "/",
            method: String = "GET",
            headers: [String: String] = [:],
            count: Int = 1
        ) {
            fields = ["connect": place, "path": path, "method": method, "headers": headers, "count": count]
        }

        func tls(_ tls: [String: String]) -> Request {
            var request = self
            request.fields["tls"] = tls
            return request
        }
    }

    /// Where a workload reaches a host.
    func place(_ host: String, _ port: Int, from workload: String) throws -> String {
        guard let proxy = translation.proxies.first(where: { $0.proxy.name == workload }) else {
            throw Failure(message: "there is no \(workload)")
        }
        return "\(translation.addresses.host(host, from: proxy.proxy)):\(port)"
    }

    /// Where the sidecar of a workload listens.
    func pod(_ workload: String, _ port: Int) throws -> String {
        guard let found = translation.proxies.compactMap(\.proxy.workload).first(where: { $0.name == workload }) else {
            throw Failure(message: "there is no \(workload)")
        }
        return "\(translation.addresses.pod(of: found)):\(port)"
    }

    func gateway(_ port: Int) -> String { "127.0.0.1:\(port + portBase)" }

    /// The answers to each request.
    func send(_ requests: [Request]) throws -> [[JSON]] {
        let process = Process()
        process.executableURL = EnvoyBinary.python
        process.arguments = [Project.path("Tests/Tools/http_client.py").path]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: JSONSerialization.data(withJSONObject: requests.map(\.fields)))
        try input.fileHandleForWriting.close()
        let answer = try JSON(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return answer.array.map(\.array)
    }

    /// The answers to one request.
    func send(_ request: Request) throws -> [JSON] { try send([request])[0] }
}
