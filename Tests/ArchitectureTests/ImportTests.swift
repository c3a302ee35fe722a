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
        "MeshRollout": ["MeshCluster", "MeshLint", "MeshRender", "YAML", "Glibc"],
        "MeshCompile": ["Glibc"],
        "MeshCluster": ["MeshCompile", "YAML", "Glibc"],
        "MeshCanary": ["MeshCluster", "YAML", "Glibc"],
        "MeshRuntime": [
            "CMeshImage", "MeshDSL", "MeshLint", "MeshModel", "MeshRender", "YAML", "ArgumentParser", "Glibc",
            "Synchronization",
        ],
        // Layer 4
        "meshgen": [
            "MeshCanary", "MeshCluster", "MeshCompile", "MeshLint", "MeshModel", "MeshReference", "MeshRender",
            "MeshRollout", "MeshRuntime", "YAML", "ArgumentParser", "Glibc",
        ],
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
        let foreign: Set<String> = ["CCurl", "CLibYAML", "CMeshImage", "meshgen-net"]
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
