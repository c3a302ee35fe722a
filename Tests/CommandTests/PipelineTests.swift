import Foundation
import TestKit
import Testing

/// Runs what the pipeline and pre-commit templates would run, as far as that goes without their services.
@Suite struct PipelineTests {
    private let folder: TemporaryFolder

    /// A small mesh with its manifests, and the pipelines beside it.
    init() throws {
        folder = try TemporaryFolder()
        for template in ["minimal", "pipeline", "pre-commit"] {
            let run = try Meshgen.run("init", ".", "--template", template, in: folder.url)
            try #require(run.status == 0, "\(run.errors)")
        }
        let run = try Meshgen.run("render", ".", "-o", "manifests", in: folder.url)
        try #require(run.status == 0, "\(run.errors)")
    }

    @Test func theGitHubWorkflowPassesAndFails() throws {
        let text = try folder.read(".github/workflows/mesh.yml")
        let commands = text.matches(of: /run: (.*)/).map { String($0.1) }
        #expect(commands.count == 2)
        for command in commands { #expect(try shell(command).status == 0, "\(command)") }
        try breakMesh()
        let run = try shell(commands[1])
        #expect(run.status == 1 && run.output.contains("::error file=broken.yaml,line="), "\(run.output)\(run.errors)")
    }

    @Test func theGitLabJobsPassAndFail() throws {
        let text = try folder.read(".gitlab-ci.yml")
        let commands = text.matches(of: /- (meshgen .*)/).map { String($0.1) }
        #expect(commands.count == 2)
        for command in commands { #expect(try shell(command).status == 0, "\(command)") }
        try breakMesh()
        #expect(try shell(commands[1]).status == 1)
        let report = try JSONSerialization.jsonObject(with: Data(folder.read("gl-code-quality-report.json").utf8))
        let findings = try #require(report as? [[String: Any]])
        #expect(findings.contains { ($0["location"] as? [String: Any])?["path"] as? String == "broken.yaml" })
    }

    @Test func thePreCommitHookRefusesAMistake() throws {
        #expect(try shell("git init -q && git add -A").status == 0)
        let hook = "'\(Project.path(".build/python/bin/pre-commit").path)' run --all-files"
        let clean = try shell(hook)
        #expect(clean.status == 0, "\(clean.output)\(clean.errors)")
        try breakMesh()
        #expect(try shell("git add -A").status == 0)
        let refused = try shell(hook)
        #expect(refused.status == 1 && refused.output.contains("MG001"), "\(refused.output)\(refused.errors)")
    }

    private func breakMesh() throws {
        try folder.write("apiVersion: v1\nkind: Namespace\nmetadata: {name: x\n", to: "broken.yaml")
    }

    private func shell(_ command: String) throws -> CommandRun {
        let path = "\(Project.products.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
        return try CommandRun(
            URL(filePath: "/bin/sh"),
            ["-c", command],
            in: folder.url,
            environment: [
                "PATH": path, "MESHGEN_CACHE": Meshgen.cache, "NO_COLOR": "1",
                "PRE_COMMIT_HOME": "\(folder.path)/.hooks",
            ]
        )
    }
}
