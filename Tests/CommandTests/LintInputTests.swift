import Foundation
import TestKit
import Testing

/// What `meshgen lint` reads, leaves out and writes.
@Suite struct LintInputTests {
    private static let misspelt = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart}
        spec:
          hosts: [cart]
          http:
            - timout: 3s
              route: [{destination: {host: cart}}]

        """
    private static let only = ["--only", "MG100,MG006,MG022", "--format", "editor"]

    private func folder(_ files: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        return folder
    }

    private func lint(_ folder: TemporaryFolder, _ arguments: String...) throws -> CommandRun {
        try CommandRun(
            Project.meshgen,
            ["lint"] + arguments + Self.only,
            in: folder.url,
            environment: ["NO_COLOR": "1", "MESHGEN_CACHE": Meshgen.cache],
            seconds: 60
        )
    }

    private func git(_ folder: TemporaryFolder, _ arguments: String...) throws {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        #expect(try CommandRun(URL(filePath: "/usr/bin/git"), identity + arguments, in: folder.url).status == 0)
    }

    // MARK: Repairs

    @Test func onlyWhatIsReportedIsRepaired() throws {
        let folder = try folder(["old.yaml": Self.misspelt, "known.yaml": Self.misspelt])
        #expect(try lint(folder, "known.yaml", "--baseline", "base.yaml", "--update-baseline").status == 0)
        try git(folder, "init", "-q")
        try git(folder, "add", "-A")
        try git(folder, "commit", "-q", "-m", "all")
        try folder.write(Self.misspelt, to: "new.yaml")
        #expect(try lint(folder, ".", "--fix", "--changed-since", "HEAD").status == 0)
        #expect(try folder.read("old.yaml") == Self.misspelt)
        #expect(try folder.read("new.yaml").contains("timeout"))
        #expect(try lint(folder, ".", "--fix", "--baseline", "base.yaml").status == 0)
        #expect(try folder.read("known.yaml") == Self.misspelt)
        #expect(try folder.read("old.yaml").contains("timeout"))
    }

    @Test func permissionsAndLinksStay() throws {
        let folder = try folder(["private.yaml": Self.misspelt, "one.yaml": Self.misspelt])
        chmod("\(folder.path)/private.yaml", 0o600)
        link("\(folder.path)/one.yaml", "\(folder.path)/two.yaml")
        #expect(try lint(folder, "private.yaml", "one.yaml", "--fix").status == 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/private.yaml")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try folder.read("two.yaml").contains("timeout"))
        #expect(folder.files == ["one.yaml", "private.yaml", "two.yaml"])
    }

    @Test func aReadOnlyFileIsLeftAlone() throws {
        let folder = try folder(["a.yaml": Self.misspelt])
        chmod("\(folder.path)/a.yaml", 0o444)
        let run = try lint(folder, "a.yaml", "--fix")
        #expect(run.status == 2 && run.errors.contains("cannot write a.yaml: permission denied"), "\(run.errors)")
        #expect(try folder.read("a.yaml") == Self.misspelt)
    }

    // MARK: Baselines

    @Test func aBaselineKeepsWhatTheRunDidNotLookAt() throws {
        let folder = try folder(["a.yaml": Self.misspelt, "b.yaml": Self.misspelt])
        #expect(try lint(folder, ".", "--baseline", "base.yaml", "--update-baseline").status == 0)
        let all = try folder.read("base.yaml")
        #expect(try lint(folder, "./a.yaml", "--baseline", "base.yaml", "--update-baseline").status == 0)
        #expect(try folder.read("base.yaml") == all)
        // The baseline itself is no manifest to be checked.
        let run = try lint(folder, folder.path, "--baseline", "base.yaml")
        #expect(run.status == 0 && run.output.isEmpty, "\(run.output)\(run.errors)")
        try FileManager.default.removeItem(atPath: "\(folder.path)/b.yaml")
        #expect(try lint(folder, ".", "--baseline", "base.yaml", "--update-baseline").status == 0)
        #expect(try !folder.read("base.yaml").contains("b.yaml"))
    }

    // MARK: Inputs

    @Test func theStandardInputCannotHaveChanged() throws {
        let run = try lint(try folder([:]), "-", "--changed-since", "HEAD")
        #expect(run.status == 2 && run.errors.contains("standard input"), "\(run.errors)")
    }

    @Test func whatOthersChangedMeanwhileIsNotReported() throws {
        let folder = try folder(["theirs.yaml": "", "ours.yaml": ""])
        try git(folder, "init", "-q", "-b", "main")
        try git(folder, "add", "-A")
        try git(folder, "commit", "-q", "-m", "all")
        try git(folder, "checkout", "-q", "-b", "work")
        try folder.write(Self.misspelt, to: "ours.yaml")
        try folder.write(Self.misspelt, to: "theirs.yaml")
        try git(folder, "add", "theirs.yaml")
        try git(folder, "stash", "-q")
        try git(folder, "checkout", "-q", "main")
        try folder.write("# changed\n", to: "theirs.yaml")
        try git(folder, "commit", "-q", "-a", "-m", "theirs")
        try git(folder, "checkout", "-q", "work")
        try folder.write(Self.misspelt, to: "ours.yaml")
        try folder.write("", to: "theirs.yaml")
        let run = try lint(folder, ".", "--changed-since", "main")
        #expect(run.output.hasPrefix("ours.yaml:7:7: error") && !run.output.contains("theirs"), "\(run.output)")
    }

    @Test func pipesAndDevicesInFoldersArePassedOver() throws {
        let folder = try folder(["a.yaml": Self.misspelt])
        mkfifo("\(folder.path)/pipe.yaml", 0o600)
        symlink("/dev/zero", "\(folder.path)/zero.yaml")
        let run = try lint(folder, ".")
        #expect(run.status == 1 && run.output.contains("a.yaml:7:7"), "\(run.output)")
        #expect(run.errors.contains("pipe.yaml is passed over") && run.errors.contains("zero.yaml"), "\(run.errors)")
    }

    @Test func whatCannotBeReadHidesNothing() throws {
        let folder = try folder(["a.yaml": Self.misspelt, "Mesh.swift": "let mesh = nothing\n"])
        let run = try lint(folder, "missing.yaml", ".")
        #expect(run.status == 2 && run.output.contains("a.yaml:7:7"), "\(run.output)")
        #expect(run.errors.contains("missing.yaml: ") && run.errors.contains("Mesh.swift:1:12"), "\(run.errors)")
    }

    // MARK: Policies

    private static let policy = """
        \nlet rules = Policy("PAY-1", "no service is called cart") { mesh in
            for service in mesh.all(MeshModel.Service.self) where service.metadata.name == "cart" {
                mesh.report(service, at: "metadata.name", "the name is taken")
            }
        }

        """

    @Test func policiesCanBeNamedAsRules() throws {
        let mesh = Meshgen.shop.replacing("{ cart }", with: "{\n    cart\n    rules\n}") + Self.policy
        let folder = try Meshgen.folder(mesh)
        func run(_ arguments: String...) throws -> CommandRun {
            try CommandRun(
                Project.meshgen,
                arguments,
                in: folder.url,
                environment: ["NO_COLOR": "1", "MESHGEN_CACHE": Meshgen.cache]
            )
        }
        #expect(try run("lint", "--only", "PAY-1").status == 1)
        #expect(try run("lint", "--skip", "PAY-1").status == 0)
        #expect(try run("lint", "--only", "PAY-2").status == 2)
        #expect(try run("rules", "PAY-1").output.contains("no service is called cart"))
        try folder.write(
            mesh.replacing("1.0.0\") {", with: "1.0.0\") { // meshgen:ignore PAY-1 -- why"),
            to: "Mesh.swift"
        )
        #expect(try run("lint").status == 0)
        #expect(try run("render", "-o", "out").status == 0)
    }

    @Test func twoPoliciesCannotShareACode() throws {
        let mesh = Meshgen.shop.replacing(
            "{ cart }",
            with: "{\n    cart\n    Policy(\"A-1\", \"a\") { _ in }\n    Policy(\"A-1\", \"b\") { _ in }\n}"
        )
        let run = try lint(try Meshgen.folder(mesh), "Mesh.swift")
        #expect(run.status == 2 && run.errors.contains("two policies have the code A-1"), "\(run.errors)")
    }

    @Test func theFileOfTheMeshIsQuotedAndNoOtherOfItsName() throws {
        let folder = try folder(["Mesh.swift": "let nothing = 1\n", "sub/Mesh.swift": ""])
        let mesh = Meshgen.shop.replacing("{ cart }", with: "{\n    cart\n    Policy(\"no\", \"a\") { _ in }\n}")
        try folder.write(mesh, to: "sub/Mesh.swift")
        let run = try lint(folder, "sub")
        #expect(run.errors.contains("error: sub/Mesh.swift:11:11: 'no' cannot be the code"), "\(run.errors)")
        #expect(run.errors.contains("Policy(\"no\""), "\(run.errors)")
    }
}
