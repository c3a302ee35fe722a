import Foundation
import TestKit
import Testing

/// Releases in Git repositories: both the change and its commit, or none.
@Suite struct ReleaseCommitTests {
    private static let manifest = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: reviews}
        spec:
          hosts: [reviews]
          http:
            - route:
                - {destination: {host: reviews, subset: v1}, weight: 90}
                - {destination: {host: reviews, subset: v2}, weight: 10}

        """

    /// A repository with `shared/vs.yaml`, a link to it in `app`, and who commits there.
    private struct Repository {
        let folder = try? TemporaryFolder()

        func path(_ name: String) throws -> URL { try #require(folder).url.appending(path: name) }

        @discardableResult
        func git(_ arguments: String...) throws -> CommandRun {
            try CommandRun(
                URL(filePath: "/usr/bin/env"),
                ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"] + arguments,
                in: path("."),
                environment: ["GIT_AUTHOR_NAME": nil, "GIT_COMMITTER_NAME": nil]
            )
        }

        func canary(_ line: String, author: String? = nil) throws -> CommandRun {
            try CommandRun(
                Project.meshgen,
                line.split(separator: " ").map(String.init),
                in: path("."),
                environment: ["NO_COLOR": "1", "GIT_AUTHOR_NAME": author, "USER": "somebody"]
            )
        }

        func hook(_ script: String) throws {
            let hook = try #require(folder).write("#!/bin/sh\n\(script)\n", to: ".git/hooks/pre-commit")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
        }
    }

    private func repository(ignoring ignored: String = "") throws -> Repository {
        let repository = Repository()
        let folder = try #require(repository.folder)
        try folder.write(Self.manifest, to: "shared/vs.yaml")
        try folder.write("", to: "app/x")
        try folder.write(ignored, to: ".gitignore")
        try FileManager.default.createSymbolicLink(
            atPath: repository.path("app/vs.yaml").path,
            withDestinationPath: "../shared/vs.yaml"
        )
        try repository.git("init", "-q")
        try repository.git("config", "user.name", "Ada")
        try repository.git("config", "user.email", "ada@example.com")
        try repository.git("add", "-A")
        try repository.git("commit", "-qm", "begin")
        return repository
    }

    @Test(arguments: ["hook", "lock", "merge"])
    func refusalOfGitTakesEverythingBack(_ reason: String) throws {
        let repository = try repository()
        let folder = try #require(repository.folder)
        switch reason {
        case "hook": try repository.hook("echo policy says no >&2; exit 1")
        case "lock": try folder.write("", to: ".git/index.lock")
        default:
            let head = try repository.git("rev-parse", "HEAD").output
            try folder.write(head, to: ".git/MERGE_HEAD")
        }
        for _ in 0..<2 {
            let run = try repository.canary("canary set 20 reviews -f app --commit --output json")
            #expect(run.status == 2)
            #expect(run.output.contains(#""code": "commit""#))
            #expect(run.errors.contains("Git refuses, so nothing was changed"), "\(run.errors)")
        }
        #expect(try folder.read("shared/vs.yaml") == Self.manifest)
        #expect(!folder.files.contains("app/.meshgen-releases.jsonl"))
        #expect(try repository.git("status", "--porcelain").output.isEmpty)
    }

    @Test func commitsWhatLinksLeadTo() throws {
        let repository = try repository()
        let folder = try #require(repository.folder)
        let run = try repository.canary("canary set 20 reviews -f app --commit")
        #expect(run.status == 0, "\(run.errors)")
        let files = try repository.git("show", "--name-only", "--format=").output
        #expect(files == "app/.meshgen-releases.jsonl\nshared/vs.yaml\n")
        #expect(try repository.git("status", "--porcelain").output.isEmpty)
        try folder.write(folder.read("shared/vs.yaml") + "# mine\n", to: "shared/vs.yaml")
        let refused = try repository.canary("canary set 30 reviews -f app --commit")
        #expect(refused.status == 2 && refused.errors.contains("not committed"))
    }

    @Test func authorIsThatOfCommits() throws {
        let repository = try repository()
        let folder = try #require(repository.folder)
        #expect(try repository.canary("canary set 20 reviews -f shared").status == 0)
        #expect(try folder.read("shared/.meshgen-releases.jsonl").contains(#""author":"Ada""#))
        try repository.git("checkout", "-q", ".")
        try repository.git("clean", "-qfd")
        #expect(try repository.canary("canary set 20 reviews -f shared --commit", author: "Bot").status == 0)
        #expect(try folder.read("shared/.meshgen-releases.jsonl").contains(#""author":"Bot""#))
        #expect(try repository.git("log", "-1", "--format=%an %B").output.hasPrefix("Bot canary set 20"))
        #expect(try repository.git("log", "-1", "--format=%B").output.contains("Release-By: Bot\n"))
    }

    @Test func recordThatSomebodyEdited() throws {
        let repository = try repository()
        let folder = try #require(repository.folder)
        #expect(try repository.canary("canary set 20 reviews -f shared --commit").status == 0)
        let name = "shared/.meshgen-releases.jsonl"
        try folder.write(folder.read(name) + "{\"mine\":1}\n", to: name)
        let refused = try repository.canary("canary set 30 reviews -f shared --commit")
        #expect(refused.status == 2 && refused.errors.contains(name))
        let unchanged = try repository.canary("canary set 20 reviews -f shared --commit")
        #expect(unchanged.status == 2 && unchanged.errors.contains("an earlier release is not committed"))
    }

    @Test func whatGitIgnores() throws {
        let quiet = try repository(ignoring: ".meshgen*\n")
        #expect(try quiet.canary("canary set 20 reviews -f shared --commit").status == 0)
        #expect(try quiet.git("show", "--name-only", "--format=").output == "shared/vs.yaml\n")
        let repository = try repository(ignoring: "more.yaml\n")
        let folder = try #require(repository.folder)
        try folder.write(Self.manifest.replacing("name: reviews}", with: "name: more}"), to: "shared/more.yaml")
        let refused = try repository.canary("canary set 20 reviews -f shared --commit")
        #expect(refused.status == 2 && refused.errors.contains("Git ignores"))
        #expect(try folder.read("shared/vs.yaml") == Self.manifest)
    }
}
