import Foundation
import TestKit
import Testing

@Suite struct ProjectTests {
    @Test(arguments: ["minimal", "gym"])
    func aTemplateRendersAsItIs(_ template: String) throws {
        let folder = try TemporaryFolder()
        #expect(try Meshgen.run("init", folder.path, "--template", template).status == 0)
        let run = try Meshgen.run("render", folder.path)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test func aPipelineIsAddedToAMesh() throws {
        let folder = try Meshgen.folder()
        #expect(try Meshgen.run("init", folder.path, "--template", "pipeline").status == 0)
        #expect(try Meshgen.run("init", folder.path, "--template", "pre-commit").status == 0)
        #expect(
            folder.files == [".github/workflows/mesh.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml", "Mesh.swift"]
        )
    }

    @Test func nothingIsOverwritten() throws {
        let folder = try Meshgen.folder()
        let run = try Meshgen.run("init", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("already holds Mesh.swift"))
        #expect(try folder.read("Mesh.swift") == Meshgen.shop)
    }

    @Test func helpAndVersionAreNoErrors() throws {
        for arguments in ["--help", "--version"] {
            let run = try Meshgen.run(arguments)
            #expect(run.status == 0)
            #expect(!run.output.isEmpty && run.errors.isEmpty)
        }
    }
}
