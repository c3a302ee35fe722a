import Foundation
import TestKit
import Testing

/// The release commands as a user calls them.
@Suite struct ReleaseCommandTests {
    private static let mesh = """
        import MeshDSL

        let cart = Service("cart", image: "registry.example.com/cart:1.0.0") {
            Port.http(8080)
            Canary(stable: Version("v1"), canary: Version("v2"))
        }
        let shop = Service("shop", image: "registry.example.com/shop:1.0.0") {
            Port.http(8080)
            BlueGreen()
        }
        let plain = Service("plain", image: "registry.example.com/plain:1.0.0") { Port.http(8080) }
        let mesh = Mesh("shop") { cart; shop; plain }

        """

    private func run(_ line: String, in folder: TemporaryFolder) throws -> CommandRun {
        let words = line.split(separator: " ").map(String.init)
        let environment: [String: String?] = [
            "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.com", "NO_COLOR": "1",
        ]
        return try CommandRun(Project.meshgen, words, in: folder.url, environment: environment)
    }

    @Test func meshKeepsCommentsAndOrder() throws {
        let folder = try Meshgen.folder(Self.mesh)
        try folder.write("# shares\ncart:\n  weight: 5 # percent\n  stable: v1\n  canary: v2\n", to: "traffic.yaml")
        #expect(try run("canary set 20 cart", in: folder).status == 0)
        #expect(
            try folder.read("traffic.yaml")
                == "# shares\ncart:\n  weight: 20 # percent\n  stable: v1\n  canary: v2\n"
        )
        #expect(try run("canary promote cart --reason good", in: folder).status == 0)
        #expect(
            try folder.read("traffic.yaml")
                == "# shares\ncart:\n  weight: 0 # percent\n  stable: v2\n  canary: v1\n"
        )
        let history = try run("rollout history cart", in: folder).output
        #expect(history.contains("Ada  canary promote  v1 80 %, v2 20 % -> v2: good"))
    }

    @Test func meshWithoutTrafficFile() throws {
        let folder = try Meshgen.folder(Self.mesh)
        #expect(try run("canary start cart", in: folder).status == 0)
        #expect(try folder.read("traffic.yaml") == "cart:\n  stable: v1\n  canary: v2\n  weight: 5\n")
        #expect(try run("switch shop green", in: folder).status == 0)
        #expect(try folder.read("traffic.yaml").hasSuffix("  weight: 5\nshop:\n  active: green\n"))
        #expect(try run("switch rollback shop", in: folder).status == 0)
        #expect(try folder.read("traffic.yaml").hasSuffix("shop:\n  active: blue\n"))
        let render = try Meshgen.run("render", "--only", "VirtualService/cart", in: folder.url)
        #expect(render.output.contains("weight: 95"), "\(render.errors)")
    }

    @Test(arguments: [
        ("canary start crt", 2, "did you mean 'cart'?"), ("canary start plain", 2, "declares only one version"),
        ("canary set 20 cart", 1, "no canary is running"), ("canary start cart --to v9", 1, "--force overrides this"),
        ("canary start cart --percent 101", 1, "101 is no percentage"),
        ("canary start cart --header a=b", 2, "has no place for headers"),
        ("canary set 20 cart --header nothing", 2, "expected KEY=VALUE"),
        ("canary start shop --to green", 2, "gives all traffic to one colour"),
        ("switch rollback shop", 2, "no switch to blue is recorded"),
        ("switch shop green --smoke-check false", 1, "the smoke check failed"),
        ("canary set 20 cart --dry-run --commit", 2, "nothing to --commit"),
        ("canary start cart -f .", 2, "no VirtualService in . has a route to cart"),
    ])
    func refusalsChangeNothing(_ line: String, _ status: Int, _ words: String) throws {
        let folder = try Meshgen.folder(Self.mesh)
        let run = try run(line, in: folder)
        #expect(run.status == Int32(status))
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(folder.files == ["Mesh.swift"])
    }

    @Test func dryRunAndCheckChangeNothing() throws {
        let folder = try Meshgen.folder(Self.mesh)
        let dry = try run("canary start cart --dry-run", in: folder)
        #expect(
            dry.output
                == "--- /dev/null\n+++ b/traffic.yaml\n@@ -0,0 +1,4 @@\n+cart:\n+  stable: v1\n+  canary: v2\n+  weight: 5\n"
        )
        #expect(try run("switch shop green --check", in: folder).status == 0)
        #expect(try run("switch shop green --check --smoke-check false", in: folder).status == 1)
        #expect(folder.files == ["Mesh.swift"])
    }

    @Test func forceNamesWhatItOverrides() throws {
        let folder = try Meshgen.folder(Self.mesh)
        let run = try run("switch shop green --smoke-check false --force --output json", in: folder)
        #expect(run.status == 0 && run.errors.contains("overriding smoke-check"))
        #expect(run.output.contains(#""overridden": ["#) && run.output.contains(#""smoke-check""#))
        #expect(try folder.read(".meshgen-releases.jsonl").contains(#""overridden":["smoke-check"]"#))
    }

    @Test func commitSaysWhoWhatAndWhy() throws {
        let folder = try Meshgen.folder(Self.mesh)
        func git(_ arguments: String...) throws -> CommandRun {
            try CommandRun(
                URL(filePath: "/usr/bin/git"),
                ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"] + arguments,
                in: folder.url
            )
        }
        #expect(try run("canary start cart --commit", in: folder).status == 2, "this is no repository yet")
        #expect(folder.files == ["Mesh.swift"])
        _ = try git("init", "-q")
        _ = try git("add", "-A")
        _ = try git("commit", "-qm", "begin")
        let started = try run("canary start cart --commit --reason because", in: folder)
        #expect(started.status == 0, "\(started.errors)")
        let message = try git("log", "-1", "--format=%an%n%B").output
        #expect(
            message.hasPrefix("Ada\ncanary start cart: v1 -> v1 95 %, v2 5 %\n\nbecause\n\nRelease-Service: cart\n")
        )
        #expect(try git("status", "--porcelain").output.isEmpty)
        try folder.write(folder.read("traffic.yaml") + "# mine\n", to: "traffic.yaml")
        let refused = try run("canary set 20 cart --commit", in: folder)
        #expect(refused.status == 2 && refused.errors.contains("not committed"))
        #expect(try folder.read("traffic.yaml").contains("weight: 5\n"))
    }

    /// Questions do not wait for a command that holds the folder.
    @Test func questionsNeedNoHold() throws {
        let folder = try Meshgen.folder(Self.mesh)
        let hold = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(hold) }
        #expect(flock(hold, LOCK_EX | LOCK_NB) == 0)
        #expect(try run("canary status cart", in: folder).status == 0)
        #expect(try run("canary start cart --dry-run", in: folder).status == 0)
        let busy = try run("canary start cart --output json", in: folder)
        #expect(busy.status == 2 && busy.output.contains(#""code": "busy""#))
    }

    @Test func dryRunShowsTheDiffToPrograms() throws {
        let folder = try Meshgen.folder(Self.mesh)
        let dry = try run("canary start cart --dry-run --output json", in: folder)
        #expect(dry.output.contains(#""diff": "--- /dev/null\n+++ b/traffic.yaml\n"#), "\(dry.output)")
        let absolute = try Meshgen.folder(Self.mesh)
        let diff = try run("canary start cart \(absolute.path) --dry-run", in: folder)
        #expect(diff.output.contains("+++ b\(absolute.path)/traffic.yaml"))
    }

    @Test func historyIsOfServicesAndHarmless() throws {
        let folder = try Meshgen.folder(Self.mesh)
        #expect(try run("rollout history nosuch", in: folder).status == 2)
        #expect(try run("rollout history cart", in: folder).output == "cart: no change is recorded\n")
        #expect(try run("canary start cart --percent 0 --reason \u{1B}[31mred", in: folder).status == 0)
        let history = try run("rollout history cart", in: folder)
        #expect(history.output.contains("[31mred") && !history.output.contains("\u{1B}"))
    }
}
