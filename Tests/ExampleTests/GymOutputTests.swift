import Foundation
import MeshModel
import MeshRender
import TestKit
import Testing

@Suite struct GymOutputTests {
    private static let gym = Project.path("examples/gym").path

    @Test func theRenderedFolderIsCurrent() throws {
        let run = try CommandRun(
            Project.meshgen,
            ["render", Self.gym, "-o", Project.path("examples/gym/rendered").path, "--check"]
        )
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test(.enabled(if: Shared.exists, "there is no shared/istio beside the project"))
    func everyDocumentIsValid() throws {
        for stage in ["dev", "staging", "prod"] {
            let folder = try TemporaryFolder()
            let gym = try GymMesh(["--env", stage])
            let file = try folder.write(gym.text, to: "gym.yaml")
            let run = try Python.run([
                Project.path("Tests/Tools/validate_manifests.py").path, "--crds", Shared.crds.path, file.path,
            ])
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            #expect(run.output.contains("0 errors"))
            #expect(gym.manifests.count > 80)
        }
    }

    /// PyYAML knows nothing of the model: it must read the same data from YAML as from JSON.
    @Test func anotherReaderReadsTheSameData() throws {
        let folder = try TemporaryFolder()
        let gym = try GymMesh.rendered.get()
        let yaml = try folder.write(gym.text, to: "gym.yaml")
        let lines = gym.manifests.map { String(decoding: $0.tape.json(isPretty: false), as: UTF8.self) }
        let json = try folder.write(lines.joined(separator: "\n") + "\n", to: "gym.jsonl")
        let script = Project.path("Tests/Tools/read_back.py").path
        let run = try CommandRun(
            URL(filePath: "/bin/sh"),
            ["-c", "'\(Python.executable.path)' '\(script)' --compare '\(json.path)' < '\(yaml.path)'"]
        )
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test(arguments: ["stream", "file-per-service", "file-per-resource"])
    func theSameInputGivesTheSameBytes(_ layout: String) throws {
        let folders = [try TemporaryFolder(), try TemporaryFolder()]
        let environments: [[String: String?]] = [
            ["LC_ALL": "C", "TZ": "UTC"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"],
        ]
        for (folder, environment) in zip(folders, environments) {
            let run = try CommandRun(
                Project.meshgen,
                ["render", Self.gym, "-o", folder.path, "--layout", layout],
                environment: environment
            )
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(folders[0].files == folders[1].files)
        #expect(folders[0].files.count > 1)
        for file in folders[0].files { #expect(try folders[0].read(file) == folders[1].read(file), "\(file)") }
    }

    @Test func theSecretsThatMustExistAreListed() throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun(Project.meshgen, ["render", Self.gym, "-o", folder.path])
        for secret in ["gym-mysql", "gym-redis", "gym-tls"] { #expect(run.errors.contains(secret)) }
    }
}
