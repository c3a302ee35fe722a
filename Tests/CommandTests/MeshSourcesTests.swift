import Foundation
import MeshCompile
import TestKit
import Testing

@Suite struct MeshSourcesTests {
    @Test func mainFileAndFolderBelongTogether() throws {
        let folder = try TemporaryFolder()
        for name in ["Mesh.swift", "Mesh/B.swift", "Mesh/A/C.swift", "Other.swift", "Mesh/notes.txt"] {
            try folder.write("// \(name)", to: name)
        }
        #expect(try MeshSources(at: folder.path).files.map(\.name) == ["Mesh.swift", "Mesh/A/C.swift", "Mesh/B.swift"])
        #expect(try MeshSources(at: folder.path + "/Mesh.swift").files.count == 3)
        #expect(try MeshSources(at: folder.path + "/Other.swift").files.map(\.name) == ["Other.swift"])
    }

    @Test func withoutAMainFileAllSwiftFilesCountButThePackage() throws {
        let folder = try TemporaryFolder()
        for name in ["B.swift", "A.swift", "Package.swift"] { try folder.write("", to: name) }
        #expect(try MeshSources(at: folder.path + "/").files.map(\.name) == ["A.swift", "B.swift"])
    }

    @Test func aFileOfAnotherKindIsRefused() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "traffic.yaml")
        #expect(throws: CompileError.self) { try MeshSources(at: file.path) }
    }
}
