import Foundation
import TestKit
import Testing

@Suite struct LintCommandTests {
    private static let service = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart}
        spec:
          hosts: [cart]
          http:
            - route:
                - {destination: {host: cart, subset: v1}, weight: 90}
                - {destination: {host: cart, subset: v2}, weight: 30}

        """
    private static let broken = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop\n"

    private func folder(_ files: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        return folder
    }

    @Test func theStatusTellsWhetherSomethingWasFound() throws {
        let folder = try folder(["warning.yaml": Self.service, "error.yaml": Self.broken])
        let only = ["--only", "MG001,MG501"]
        #expect(try lint(folder, ["warning.yaml"] + only).status == 0)
        #expect(try lint(folder, ["warning.yaml", "--fail-on", "warning"] + only).status == 1)
        #expect(try lint(folder, ["."] + only).status == 1)
        #expect(try lint(folder, ["error.yaml", "--skip", "MG001"]).status == 0)
        #expect(try lint(folder, ["missing.yaml"]).status == 2)
        #expect(try lint(folder, ["--only", "MG999"]).status == 2)
    }

    @Test func aBrokenDocumentDoesNotHideTheOthers() throws {
        let folder = try folder(["all.yaml": Self.broken + "---\n" + Self.service])
        let run = try lint(folder, ["all.yaml", "--format", "editor", "--only", "MG001,MG501"])
        #expect(run.output.contains("[MG001]") && run.output.contains("all.yaml:11:7: warning"), "\(run.output)")
    }

    @Test func templatesAreNamedAndSkipped() throws {
        let folder = try folder(["a/templates/x.yaml": "kind: {{ .Values.kind }}\n{{- if x }}\na: b\n{{- end }}\n"])
        let run = try lint(folder, ["."])
        #expect(run.status == 0 && run.output.contains("a/templates/x.yaml"), "\(run.output)\(run.errors)")
    }

    @Test func theStandardInputIsRead() throws {
        let folder = try folder(["in.yaml": Self.service])
        let shell = URL(filePath: "/bin/sh")
        let run = try CommandRun(
            shell,
            ["-c", "'\(Project.meshgen.path)' lint - --format editor < in.yaml"],
            in: folder.url
        )
        #expect(run.output.contains("-:7:7: warning: the weights add up to 120"), "\(run.output)\(run.errors)")
    }

    @Test func aBaselineKeepsOldFindingsQuiet() throws {
        let folder = try folder(["old.yaml": Self.service])
        let options = ["--only", "MG501", "--fail-on", "warning", "--baseline", "base.yaml"]
        #expect(try lint(folder, ["old.yaml"] + options).status == 2, "there is none yet")
        #expect(try lint(folder, ["old.yaml", "--update-baseline"] + options).status == 0)
        #expect(try lint(folder, ["old.yaml"] + options).status == 0)
        try folder.write(Self.service.replacing("cart", with: "other"), to: "new.yaml")
        let run = try lint(folder, ["old.yaml", "new.yaml"] + options)
        #expect(run.status == 1 && !run.output.contains("old.yaml\n"), "\(run.output)")
    }

    @Test func theConfigurationOfTheFolderHolds() throws {
        let folder = try folder([
            "a.yaml": Self.service, "b/b.yaml": Self.service,
            ".meshgen-lint.yaml": "failOn: warning\nexclude: ['b/**']\nrules: {MG501: error}\n",
        ])
        let run = try lint(folder, ["--only", "MG501", "--format", "editor"])
        #expect(run.status == 1 && run.output == "a.yaml:7:7: error: the weights add up to 120, not 100 [MG501]\n")
        try folder.write("failon: warning\n", to: ".meshgen-lint.yaml")
        let mistake = try lint(folder, ["."])
        #expect(mistake.status == 2 && mistake.errors.contains(".meshgen-lint.yaml:1:1"), "\(mistake.errors)")
    }

    @Test func onlyChangedFilesAreReported() throws {
        let folder = try folder(["old.yaml": Self.service, "sub/same.yaml": Self.service])
        func git(_ arguments: String...) throws {
            let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
            #expect(try CommandRun(URL(filePath: "/usr/bin/git"), identity + arguments, in: folder.url).status == 0)
        }
        try git("init", "-q")
        try git("add", "-A")
        try git("commit", "-q", "-m", "all")
        try folder.write(Self.service + "# more\n", to: "old.yaml")
        try folder.write(Self.service, to: "sub/new.yaml")
        let run = try lint(folder, [".", "--only", "MG501", "--changed-since", "HEAD", "--format", "editor"])
        let files = run.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
        #expect(files == ["old.yaml", "sub/new.yaml"], "\(run.output)\(run.errors)")
        #expect(try lint(folder, [".", "--changed-since", "nowhere"]).status == 2)
    }

    @Test func aMeshIsLintedAtItsDeclarations() throws {
        let mesh = Meshgen.shop.replacing(
            "Mesh(\"shop\") { cart }",
            with: """
                Mesh("shop") {
                    cart
                    Policy("PAY-1", "no service is called cart") { mesh in
                        for service in mesh.all(Service.self) where service.metadata.name == "cart" {
                            mesh.report(service, at: "metadata.name", "the name is taken")
                        }
                    }
                }
                """
        )
        let folder = try Meshgen.folder(mesh.replacing("mesh.all(Service", with: "mesh.all(MeshModel.Service"))
        let run = try lint(folder, ["Mesh.swift", "--format", "editor"])
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        #expect(run.output.contains("Mesh.swift:5:19: error: the name is taken [PAY-1]"), "\(run.output)\(run.errors)")
    }

    @Test func whatIsRenderedIsNotReadBesideItsMesh() throws {
        let folder = try Meshgen.folder()
        #expect(try Meshgen.run("render", "-o", "out", in: folder.url).status == 0)
        let both = try lint(folder, [".", "--format", "json"])
        let mesh = try lint(folder, ["Mesh.swift", "--format", "json"])
        #expect(both.output == mesh.output, "\(both.output)")
        #expect(try lint(folder, ["out"]).status == 0)
    }

    @Test func rulesAreExplained() throws {
        let index = try Meshgen.run("rules")
        #expect(index.status == 0 && index.output.contains("MG501"))
        let page = try Meshgen.run("rules", "route-weight-sum")
        #expect(page.output.contains("Reported:") && page.output.contains("Accepted:"))
        #expect(try Meshgen.run("rules", "MG999").status == 2)
        let json = try Meshgen.run("rules", "--format", "json")
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [Any])
    }

    private func lint(_ folder: TemporaryFolder, _ arguments: [String]) throws -> CommandRun {
        try CommandRun(
            Project.meshgen,
            ["lint"] + arguments,
            in: folder.url,
            environment: ["NO_COLOR": "1", "MESHGEN_CACHE": Meshgen.cache]
        )
    }
}
