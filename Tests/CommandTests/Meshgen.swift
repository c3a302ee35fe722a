import Foundation
import TestKit

/// The meshgen of this build, with a cache that all tests share, so that each mesh is compiled once.
enum Meshgen {
    static let cache = Project.products.appending(path: "test-cache").path

    static func run(
        _ arguments: String...,
        in folder: URL? = nil,
        environment: [String: String?] = [:],
        seconds: Double = 120
    ) throws -> CommandRun {
        let standard: [String: String?] = ["MESHGEN_CACHE": cache, "NO_COLOR": "1"]
        return try CommandRun(
            Project.meshgen,
            arguments,
            in: folder,
            environment: standard.merging(environment) { $1 },
            seconds: seconds
        )
    }

    /// A small mesh that compiles.
    static let shop = """
        import MeshDSL

        let stage = environment(default: Stage.dev)
        let replicas = parameter("replicas", default: 1, "How many pods.")
        let cart = Service("cart", image: "registry.example.com/cart:1.0.0") {
            Port.http(8080)
            Replicas(stage == .dev ? replicas : max(replicas, 2))
        }
        let mesh = Mesh("shop") { cart }

        """

    /// A folder with a mesh of its own.
    static func folder(_ source: String = shop) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(source, to: "Mesh.swift")
        return folder
    }
}
