import Foundation
import MeshDSL
import Testing

/// A small mesh with one of everything that observability looks at.
func observedMesh(_ observability: Observability = Observability(), restrictsEgress: Bool = false) -> Mesh {
    let main = Service("backend-main", image: "example.com/main:1") {
        Port.http(9084)
        Port.grpc(9083)
        Timeout(.seconds(15))
        CircuitBreaker()
        ConnectionPool(maxConnections: 200)
        Autoscale(1...10)
        Canary(stable: Version("v1"), canary: Version("v2"))
    }
    let stream = Service("backend-stream", image: "example.com/stream:1") {
        Port.http(9085)
        Timeout(.seconds(60))
        Streaming("/api/stream/events")
    }
    let store = Database("mysql", .mysql(image: "mysql:8"), storage: .gibibytes(10), credentials: Credentials("mysql"))
    {}
    return Mesh("gym") {
        main
        stream
        store
        Ingress(hosts: ["gym.example.com"], certificate: Credentials("gym-tls")) { Route("/api/main", to: main) }
        if restrictsEgress { RestrictEgress() }
        observability
    }
}

extension Mesh {
    var resources: [any Resource] {
        var resources: [any Resource] = []
        _ = lower { resources.append($0.resource) }
        return resources
    }

    var problems: [String] { lower { _ in }.problems.map(\.message) }

    func all<Kind: Resource>(_ kind: Kind.Type) -> [Kind] { resources.compactMap { $0 as? Kind } }

    /// The dashboards by the name of their file.
    func dashboards() throws -> [String: [String: Any]] {
        var dashboards: [String: [String: Any]] = [:]
        for map in all(ConfigMap.self) where map.metadata.labels?["grafana_dashboard"] == "1" {
            for (file, text) in map.data ?? [:] { dashboards[file] = try object(text) }
        }
        return dashboards
    }

    /// The settings of the whole mesh.
    func meshSettings() throws -> [String: Any] {
        let map = try #require(all(ConfigMap.self).first { $0.metadata.namespace == "istio-system" })
        return try object(#require(map.data?["mesh"]))
    }

    /// The panels of a dashboard that show something.
    static func panels(of dashboard: [String: Any]) throws -> [[String: Any]] {
        try #require(dashboard["panels"] as? [[String: Any]]).filter { $0["type"] as? String != "row" }
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}

/// Prometheus' own checker of rules, where it is installed.
enum Promtool {
    /// `PROMTOOL`, or the first on the path.
    static let path: String? = {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        let candidates = [environment["PROMTOOL"] ?? ""] + folders.map { "\($0)/promtool" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    static let absence: Comment = "promtool is not installed (apt-get install prometheus, or set PROMTOOL)"

    /// Runs promtool on files of these names and contents; returns what it says if it is not content.
    static func complaint(_ arguments: [String], files: [String: Data]) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "promtool-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, data) in files { try data.write(to: folder.appending(path: name)) }
        let process = Process()
        process.executableURL = try URL(filePath: #require(path))
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : String(decoding: text, as: UTF8.self)
    }
}
