import Foundation
import TestKit
import Testing

/// Keeps the layers in order: a target imports what this table allows and nothing else.
///
/// The package manager's own check skips targets that use a build plugin, and knows nothing of Foundation.
@Suite struct ImportTests {
    private static let allowed: [String: Set<String>] = [
        // Layer 0
        "model-coding": ["Foundation"],
        "type-index": ["Foundation"],
        // Layer 1
        "YAML": ["CLibYAML", "Glibc"],
        "MeshModel": [],
        // Layer 2
        "MeshRender": ["MeshModel", "YAML"],
        "MeshDSL": ["MeshModel", "Synchronization"],
        "MeshReference": ["MeshModel", "MeshRender"],
        // Layer 3
        "MeshLint": ["MeshModel", "MeshRender", "YAML", "Glibc", "Synchronization"],
        "MeshRollout": ["MeshLint", "MeshRender", "YAML", "Glibc"],
        "MeshCompile": ["Glibc"],
        "MeshRuntime": [
            "CMeshImage", "MeshDSL", "MeshLint", "MeshModel", "MeshRender", "YAML", "ArgumentParser", "Glibc",
            "Synchronization",
        ],
        // Layer 4
        "meshgen": [
            "MeshCompile", "MeshLint", "MeshModel", "MeshReference", "MeshRender", "MeshRollout", "MeshRuntime", "YAML",
            "ArgumentParser", "Glibc",
        ],
    ].merging(gym) { one, _ in one }

    /// The gym services: they know nothing of meshgen, nor it of them.
    private static let gym: [String: Set<String>] = [
        "ServiceKit": nio.union(["AsyncHTTPClient", "FoundationEssentials", "Glibc", "Synchronization", "UnixSignals"]),
        "GymCore": [
            "CHiredis", "CMariaDB", "Crypto", "CryptoExtras", "Dispatch", "Darwin", "Foundation",
            "FoundationEssentials",
            "Glibc", "GRDB", "Logging", "Synchronization",
        ],
        "GymAPI": ["Foundation", "FoundationEssentials", "GRPCCore", "GRPCProtobuf", "SwiftProtobuf"],
        "GymBackend": nio.union([
            "Crypto", "FoundationEssentials", "GRPCCore", "GRPCNIOTransportHTTP2", "GymAPI", "GymCore", "JWTKit",
            "ServiceKit", "SwiftProtobuf",
        ]),
        "GymWeb": nio.union([
            "AsyncHTTPClient", "Foundation", "FoundationEssentials", "Glibc", "Mustache", "ServiceKit",
            "Synchronization",
        ]),
        "backend-main": nio.union([
            "Crypto", "FoundationEssentials", "GRPCCore", "GymAPI", "GymBackend", "GymCore", "ServiceKit",
            "SwiftProtobuf", "Synchronization",
        ]),
        "backend-stream": nio.union([
            "FoundationEssentials", "GRPCCore", "GymAPI", "GymBackend", "GymCore", "ServiceKit", "SwiftProtobuf",
            "Synchronization",
        ]),
        "frontend": nio.union(["AsyncHTTPClient", "FoundationEssentials", "GymWeb", "ServiceKit"]),
        "admin-panel": nio.union(["FoundationEssentials", "GymWeb", "ServiceKit"]),
    ]

    /// What an HTTP service is built from.
    private static let nio: Set<String> = [
        "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOHTTP1", "NIOHTTPTypes",
        "ServiceLifecycle",
    ]

    @Test(arguments: allowed.keys.sorted())
    func importsOnlyWhatIsBelow(_ target: String) throws {
        for file in try Self.swiftFiles(of: target) {
            let forbidden = try Self.imports(in: file).subtracting(Self.allowed[target, default: []])
            #expect(forbidden.isEmpty, "\(target)/\(file.lastPathComponent) imports \(forbidden.sorted())")
        }
    }

    /// A new target must be put into the table, so that it has a layer.
    @Test func everyTargetHasALayer() throws {
        let targets = try FileManager.default.contentsOfDirectory(atPath: Project.path("Sources").path)
        let foreign: Set<String> = ["CHiredis", "CLibYAML", "CMariaDB", "CMeshImage"]
        #expect(Set(targets).subtracting(foreign) == Set(Self.allowed.keys))
    }

    private static func swiftFiles(of target: String) throws -> [URL] {
        let folder = Project.path("Sources/\(target)")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.map { folder.appending(path: $0) }
    }

    /// The modules that a file imports, whatever stands before the word `import`.
    private static func imports(in file: URL) throws -> Set<String> {
        let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let pattern =
            /(?m)^(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package|internal|private|fileprivate) )?import (?:\w+ )?(\w+)/
        return Set(text.matches(of: pattern).map { String($0.1) })
    }
}
