import Foundation
import TestKit
import Testing

@Suite struct RenderTests {
    @Test func printsTheManifestsOfAMesh() throws {
        let folder = try Meshgen.folder()
        let run = try Meshgen.run("render", folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("kind: Deployment"))
    }

    @Test func aSecondRenderStartsNoCompiler() throws {
        let folder = try Meshgen.folder()
        let first = try Meshgen.run("render", folder.path)
        let second = try Meshgen.run(
            "render",
            folder.path,
            environment: ["PATH": "/nowhere", "SWIFT_EXEC": "/nowhere/swiftc"]
        )
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.output == first.output)
    }

    @Test func twoFirstRendersAtOnceBothSucceed() async throws {
        let folder = try Meshgen.folder(Meshgen.shop + "// \(UUID())\n")
        let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<3 { group.addTask { try Meshgen.run("render", folder.path).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [0, 0, 0])
    }

    @Test func severalFilesAreOneMesh() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            Meshgen.shop.replacing("let mesh = Mesh(\"shop\") { cart }\n", with: ""),
            to: "Mesh/Parts/Cart.swift"
        )
        try folder.write("import MeshDSL\nlet mesh = Mesh(\"shop\") { cart }\n", to: "Mesh/Main.swift")
        let run = try Meshgen.run("render", folder.path)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("name: cart"))
    }

    @Test func aMeshMayUseFoundation() throws {
        let folder = try Meshgen.folder(
            Meshgen.shop.replacing("import MeshDSL", with: "import Foundation\nimport MeshDSL")
                + "let today = NumberFormatter().string(from: 3)\n"
        )
        let run = try Meshgen.run("render", folder.path)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test func environmentsAndParametersReachTheMesh() throws {
        let folder = try Meshgen.folder()
        let run = try Meshgen.run("render", folder.path, "--env", "prod", "--set", "replicas=3")
        #expect(run.output.contains("replicas: 3"), "\(run.errors)")
    }

    @Test(arguments: [["--env", "moon"], ["--set", "replica=3"], ["--set", "replicas=many"]])
    func unknownEnvironmentsAndParametersAreErrors(_ options: [String]) throws {
        let folder = try Meshgen.folder()
        let run = try Meshgen.run("render", folder.path, options[0], options[1])
        #expect(run.status == 2)
        #expect(run.errors.contains("error:"))
        #expect(run.output.isEmpty)
    }

    @Test func checkFindsDifferences() throws {
        let folder = try Meshgen.folder()
        let out = folder.url.appending(path: "out").path
        #expect(try Meshgen.run("render", folder.path, "-o", out).status == 0)
        #expect(try Meshgen.run("render", folder.path, "-o", out, "--check").status == 0)
        let changed = try Meshgen.run("render", folder.path, "-o", out, "--check", "--set", "replicas=2")
        #expect(changed.status == 1)
        #expect(changed.output.contains("+  replicas: 2"))
    }

    /// The short way past the argument parser and the parser itself must mean the same.
    @Test(arguments: ["--quiet", "-q"])
    func bothWaysToReadOptionsAgree(_ quiet: String) throws {
        let folder = try Meshgen.folder()
        let out = folder.url.appending(path: "out").path
        let short = try Meshgen.run("render", folder.path, "-o", out, "--env", "prod", "--layout", "stream", quiet)
        // An option in the form `--name=value` is left to the argument parser.
        let long = try Meshgen.run(
            "render",
            folder.path,
            "--output=\(out)",
            "--env=prod",
            "--layout=stream",
            quiet,
            "--check"
        )
        #expect(short.status == 0, "\(short.errors)")
        #expect(long.status == 0, "\(long.output)")
    }

    @Test func aBuiltRendererNeedsNoCompiler() throws {
        let folder = try Meshgen.folder()
        let renderer = folder.url.appending(path: "render-shop")
        let build = try Meshgen.run("build", folder.path, "-o", renderer.path)
        #expect(build.status == 0, "\(build.errors)")
        let run = try CommandRun(renderer, [], in: folder.url, environment: ["PATH": nil])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.output == Meshgen.run("render", folder.path).output)
    }
}
