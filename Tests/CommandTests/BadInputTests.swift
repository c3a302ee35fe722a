import Foundation
import TestKit
import Testing

/// Each mistake gives one clear error, the exit status 2, and leaves nothing behind.
@Suite struct BadInputTests {
    @Test func aMissingPathIsNamed() throws {
        let run = try Meshgen.run("render", "/nowhere/shop")
        #expect(run.status == 2)
        #expect(
            run.errors == "error: /nowhere/shop: no such file or directory\n  a new mesh: meshgen init /nowhere/shop\n"
        )
    }

    @Test func aFolderWithoutAMeshSaysWhatWasLookedFor() throws {
        let folder = try TemporaryFolder()
        let run = try Meshgen.run("render", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("looked for Mesh.swift"))
    }

    @Test func aCompileErrorShowsTheLine() throws {
        let folder = try Meshgen.folder("import MeshDSL\n\nlet mesh = Mesh(\"shop\") { kart }\n")
        let run = try Meshgen.run("render", "Mesh.swift", in: folder.url)
        #expect(run.status == 2)
        #expect(
            run.errors == """
                error: Mesh.swift:3:27: cannot find 'kart' in scope
                   3 | let mesh = Mesh("shop") { kart }
                     |                           ^

                """
        )
    }

    @Test func aLongBodyKeepsItsLines() throws {
        let services = (1...40).map { "    Service(\"s\($0)\", image: \"i:1\") { Port.http(80) }\n" }.joined()
        let folder = try Meshgen.folder("import MeshDSL\n\nlet mesh = Mesh(\"shop\") {\n\(services)    kart\n}\n")
        let run = try Meshgen.run("render", "Mesh.swift", in: folder.url)
        #expect(
            run.errors.hasPrefix("error: Mesh.swift:44:5: cannot find 'kart' in scope\n  44 |     kart\n"),
            "\(run.errors)"
        )
    }

    @Test(arguments: [
        ("import MeshDSL\nlet shop = Mesh(\"shop\") {}\n", "declares no 'mesh'"),
        ("let mesh = 3\n", "'mesh' is not a Mesh"),
    ])
    func aFileWithoutAMeshSaysWhatToWrite(_ source: String, _ message: String) throws {
        let folder = try Meshgen.folder(source)
        let run = try Meshgen.run("render", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains(message))
        #expect(run.errors.contains("let mesh = Mesh("))
        #expect(!run.errors.contains("MeshgenEntry"))
    }

    @Test func withoutACompilerTheErrorSaysWhatToDo() throws {
        let folder = try Meshgen.folder(Meshgen.shop + "// \(UUID())\n")
        let run = try Meshgen.run("render", folder.path, environment: ["SWIFT_EXEC": "/nowhere/swiftc"])
        #expect(run.status == 2)
        #expect(run.errors.contains("meshgen build"))
    }

    @Test(arguments: [
        ["rendre"], ["render", "--layot", "stream"], ["render", "--check"], ["schema", "--format", "xml"],
        ["render", "-o", "a", "--output", "b"], ["render", "--env", "a", "--env=b"],
        ["schema", "vs", "--format", "text", "--format", "json"],
    ])
    func aWrongCommandLineExitsWith2(_ arguments: [String]) throws {
        let run = try CommandRun(Project.meshgen, arguments)
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("error: "))
        #expect(run.output.isEmpty)
    }

    @Test func aMeshThatExitsHasNotBeenRendered() throws {
        let source = "import Glibc\nimport MeshDSL\nfunc stop() -> String { exit(0) }\nlet mesh = Mesh(stop()) {}\n"
        let folder = try Meshgen.folder(source)
        let run = try Meshgen.run("render", folder.path)
        #expect(run.status == 2)
        #expect(run.errors.contains("the mesh ended the program"))
    }

    @Test func aPartNeverReplacesTheWhole() throws {
        let folder = try Meshgen.folder()
        let out = "\(folder.path)/out"
        #expect(try Meshgen.run("render", folder.path, "-o", out).status == 0)
        let before = folder.files
        let part = try Meshgen.run("render", folder.path, "-o", out, "--only", "Service")
        #expect(part.status == 2)
        #expect(part.errors.contains("holds more than --only selects"))
        let nothing = try Meshgen.run("render", folder.path, "-o", out, "--only", "Service/nope")
        #expect(nothing.status == 2)
        #expect(folder.files == before)
    }

    @Test func aRendererTakesNoOtherPlaceThanAPlainFile() throws {
        let folder = try Meshgen.folder()
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "link"),
            withDestinationURL: folder.url.appending(path: "Mesh.swift")
        )
        let run = try Meshgen.run("build", folder.path, "-o", "\(folder.path)/link")
        #expect(run.status == 2)
        #expect(run.errors.contains("is not a plain file"))
        #expect(try folder.read("Mesh.swift") == Meshgen.shop)
    }

    @Test(arguments: ["/nowhere/renderer", "/proc/renderer"])
    func aRendererThatCannotBeWrittenIsOneError(_ path: String) throws {
        let folder = try Meshgen.folder()
        let run = try Meshgen.run("build", folder.path, "-o", path)
        #expect(run.status == 2)
        #expect(run.errors == "error: cannot write \(path): no such file or directory\n")
    }

    @Test func aBadNameIsOneErrorAtTheDeclaration() throws {
        let folder = try Meshgen.folder(
            """
            import MeshDSL

            let cart = Service("Cart_1", image: "i:1") {
                Port.http(80)
                Autoscale(1...3)
                DisruptionBudget()
            }
            let mesh = Mesh("shop") { DenyByDefault(); cart }

            """
        )
        let run = try Meshgen.run("render", "Mesh.swift", in: folder.url)
        #expect(run.errors.hasPrefix("error: Mesh.swift:3:19: 'Cart_1' cannot be the name of a service: allowed are "))
        #expect(run.errors.ranges(of: "error:").count == 1, "\(run.errors)")
        #expect(try Meshgen.run("render", folder.path).status == 2)
    }

    @Test func aBadNamespaceIsOneError() throws {
        let folder = try Meshgen.folder(
            Meshgen.shop.replacing("Mesh(\"shop\"", with: "Mesh(\"shop\", namespace: \"My_Shop\"")
        )
        let run = try Meshgen.run("render", folder.path)
        #expect(run.errors.contains("'My_Shop' cannot be the namespace"))
        #expect(run.errors.ranges(of: "error:").count <= 2, "\(run.errors)")
    }

    @Test func aParameterIsKnownWhereItIsNotUsed() throws {
        let folder = try Meshgen.folder(
            "import MeshDSL\nlet unused = parameter(\"unused\", default: 1)\nlet mesh = Mesh(\"shop\") {}\n"
        )
        #expect(try Meshgen.run("render", folder.path, "--set", "unused=2").status == 0)
        #expect(try Meshgen.run("render", folder.path, "--set", "other=2").errors.contains("this mesh knows unused"))
    }
}
