import Foundation
import MeshModel
import MeshRender
import TestKit
import Testing
import YAML

/// The gym system as `meshgen render` writes it, read back through the model.
struct GymMesh {
    let text: String
    let manifests: [Manifest]

    /// Rendered once for all tests.
    static let rendered = Result { try GymMesh([]) }

    init(_ arguments: [String], environment: [String: String?] = [:]) throws {
        let run = try CommandRun(
            Project.meshgen,
            ["render", Project.path("examples/gym").path, "-o", "-", "--quiet"] + arguments,
            environment: environment
        )
        try #require(run.status == 0, "\(run.errors)")
        text = run.output
        let stream = Document.parse(text)
        try #require(stream.errors.isEmpty)
        manifests = stream.documents.compactMap { Manifest($0.root) }
    }

    func all<Kind: Resource>(_ kind: Kind.Type) -> [Kind] { manifests.compactMap { $0.resource as? Kind } }

    func one<Kind: Resource>(_ kind: Kind.Type, _ name: String) throws -> Kind {
        try #require(all(kind).first { $0.metadata.name == name }, "there is no \(kind) '\(name)'")
    }
}

/// The Python of `make setup`, which has the packages of Tests/Tools/requirements.txt.
enum Python {
    static let executable = Project.path(".build/python/bin/python3")

    static func run(_ arguments: [String]) throws -> CommandRun {
        try CommandRun(executable, arguments)
    }
}

/// What lies beside the checkout where the project is developed; the product does not need it.
enum Shared {
    static let crds = Project.root.deletingLastPathComponent().appending(path: "shared/istio/crd-all.gen.yaml")
    static var exists: Bool { FileManager.default.fileExists(atPath: crds.path) }
}
