import Foundation
import TestKit
import Testing

/// `canary run` against a real Prometheus.
@Suite struct CanaryRunTests {
    private static let mesh = """
        import MeshDSL

        let cart = Service("cart", image: "registry.example.com/cart:1.0.0") {
            Port.http(8080)
            Canary(stable: Version("v1"), canary: Version("v2"))
        }
        let mesh = Mesh("shop") { cart }

        """
    private static let manifests = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart}
        spec:
          hosts: [cart]
          http:
            - route: # both versions
                - destination: {host: cart, subset: v1}
                  weight: 95
                - destination: {host: cart, subset: v2}
                  weight: 5
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          subsets:
            - {name: v1, labels: {version: v1}}
            - {name: v2, labels: {version: v2}}

        """

    private func actions(_ folder: TemporaryFolder) throws -> [String] {
        let record = try folder.read(".meshgen-releases.jsonl")
        return record.matches(of: /"action":"canary run (\w+)"/).map { String($0.1) }
    }

    @Test func aHealthyCanaryIsPromoted() throws {
        let stage = try CanaryStage(in: Meshgen.folder(Self.mesh))
        let run = try stage.run()
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(try actions(stage.folder) == ["5", "20", "50", "100", "promote"])
        #expect(try stage.folder.read("traffic.yaml") == "cart:\n  stable: v2\n  canary: v1\n  weight: 0\n")
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "cart: v2 5 %, step 1 of 4" && lines.last == "cart: promoted, v2 gets all requests")
        #expect(run.output.contains("healthy, on to 20 %") && run.output.contains(" ok, p50 "))
        #expect(!run.output.contains("\u{1B}") && !run.output.contains("\r"))
    }

    /// A clear mistake is seen while the canary has its smallest share.
    @Test(arguments: [
        (["--failures", "0.05"], "requests failed, and 1 % may"), (["--slowdown", "2"], "requests took longer than"),
    ])
    func aBadCanaryIsAbortedAtTheFirstStep(_ behaviour: [String], _ words: String) throws {
        let stage = try CanaryStage(in: Meshgen.folder(Self.mesh), behaviour[0], behaviour[1])
        let run = try stage.run("--output", "json", "--reason", "new prices")
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        #expect(try actions(stage.folder) == ["5", "abort"])
        #expect(try stage.folder.read("traffic.yaml").contains("stable: v1\n  canary: v2\n  weight: 0\n"))
        let last = try #require(run.output.split(separator: "\n").last)
        #expect(
            last.contains(#""event":"aborted""#) && last.contains(words) && last.contains(#""state":{"stable":"v1"}"#)
        )
        let record = try stage.folder.read(".meshgen-releases.jsonl")
        #expect(record.contains(#""reason":"new prices ("#) && record.contains(words))
    }

    /// Counters that begin anew, and series that are new, are counted: nearly all of 5,000 requests a second.
    @Test func podsThatRestartAreCounted() throws {
        let stage = try CanaryStage(in: Meshgen.folder(Self.mesh), "--restarts", "0.9", "--rate", "10000")
        let run = try stage.run(Project.meshgen, stage.arguments("50", interval: "3s") + ["--output", "json"])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        let counts = run.output.matches(of: /"canary":{"requests":(\d+)/).compactMap { Int($0.1) }
        let last = try #require(counts.last)
        #expect(last > 8000 && last < 40_000, "\(counts)")
    }

    /// On a terminal there is one line a step, in colour, written anew; `script` gives it the terminal.
    @Test func aTerminalShowsOneLiveLine() throws {
        let stage = try CanaryStage(in: Meshgen.folder(Self.mesh), "--failures", "0.05")
        let words = ([Project.meshgen.path] + stage.arguments()).map { "'\($0)'" }.joined(separator: " ")
        let script = ["--quiet", "--return", "--command", "stty columns 200; \(words)", "/dev/null"]
        let run = try stage.run(URL(filePath: "/usr/bin/script"), script)
        #expect(run.status == 1)
        let lines = run.output.split(separator: "\r\n")
        #expect(lines.count == 2, "\(run.output)")
        let shown = try #require(lines.first).split(separator: "\r\u{1B}[K")
        #expect(shown.count > 1 && shown.allSatisfy { $0.hasPrefix("cart  v2 5 %, step 1 of 4  ") }, "\(shown)")
        #expect(
            shown.last?.contains("  \u{1B}[31mfailing: ") == true
                && shown.last?.hasSuffix("and 1 % may\u{1B}[0m") == true
        )
        #expect(lines.last?.hasPrefix("cart: aborted, v1 gets all requests: ") == true)
    }

    /// A bad canary is aborted also when nobody reads on.
    @Test func aRunGoesOnWithoutAReader() throws {
        let stage = try CanaryStage(in: Meshgen.folder(Self.mesh), "--failures", "0.05")
        let words = ([Project.meshgen.path] + stage.arguments()).map { "'\($0)'" }.joined(separator: " ")
        let run = try stage.run(URL(filePath: "/bin/sh"), ["-c", "{ \(words); echo $? >status; } | head -n 1"])
        #expect(run.output == "cart: v2 5 %, step 1 of 4\n")
        #expect(try stage.folder.read("status") == "1\n")
        #expect(try actions(stage.folder) == ["5", "abort"])
    }

    /// Nothing is promoted on what was seen before Prometheus went away.
    @Test func withoutPrometheusTheCanaryIsAborted() throws {
        let stage = try CanaryStage(in: Meshgen.folder(Self.mesh))
        let run = try stage.run("--patience", "3s") { command in
            try command.wait(for: "step 2 of 4")
            stage.killPrometheus()
        }
        #expect(run.status == 1, "\(run.output)\(run.errors)")
        #expect(try actions(stage.folder) == ["5", "20", "abort"])
        #expect(run.output.contains("paused: "))
        #expect(run.output.contains("aborted, v1 gets all requests: no usable answer for 3"))
        let record = try stage.folder.read(".meshgen-releases.jsonl")
        #expect(!(run.output + run.errors + record).contains("s3cret"))
    }

    @Test func anInterruptedRunGoesOn() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.manifests, to: "cart.yaml")
        let stage = try CanaryStage(in: folder, weights: "cart.yaml", "--rate", "20000")
        let refused = try stage.run("-f", ".")
        #expect(refused.status == 2 && refused.errors.contains("the canary v2 is running with 5 %"))
        for (signal, step, left) in [(SIGTERM, 1, 5), (SIGHUP, 1, 5), (SIGINT, 2, 20)] {
            let stopped = try stage.run("-f", ".", "--resume") { command in
                try command.wait(for: "step \(step) of 4")
                command.send(signal)
            }
            #expect(stopped.status == -signal, "\(stopped.output)\(stopped.errors)")
            #expect(stopped.output.hasSuffix("cart: interrupted, it stays at v1 \(100 - left) %, v2 \(left) %\n"))
            #expect(stopped.errors.contains("go on:   meshgen canary run cart"))
            #expect(stopped.errors.contains(" 'http://***@127.0.0.1:") && !stopped.errors.contains("s3cret"))
            #expect(stopped.errors.hasSuffix(" --resume\n  give up: meshgen canary abort cart -f .\n"))
        }
        let expected = Self.manifests.replacing("95", with: "80").replacing(": 5\n", with: ": 20\n")
        #expect(try folder.read("cart.yaml") == expected)
        let resumed = try stage.run("-f", ".", "--resume")
        #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
        #expect(resumed.output.hasPrefix("cart: v2 20 %, step 2 of 4\n"))
        #expect(try actions(folder) == ["20", "50", "100", "promote"])
    }

    /// Whoever changes the traffic meanwhile is right.
    @Test func somebodyElsesChangeStays() throws {
        // So few requests that the first step does not end.
        let stage = try CanaryStage(in: Meshgen.folder(Self.mesh), "--rate", "1000")
        let run = try stage.run { command in
            try command.wait(for: "step 1 of 4")
            _ = try Meshgen.run("canary", "abort", "cart", in: stage.folder.url)
        }
        #expect(run.status == 2)
        #expect(run.errors.contains("somebody else changed the traffic of cart: it is 'v1', not 'v1 95 %, v2 5 %'"))
        #expect(run.output.hasSuffix("cart: stopped, v1 gets all requests\n"))
        #expect(try stage.folder.read("traffic.yaml").contains("weight: 0\n"))
    }

    @Test func eachStepIsACommit() throws {
        let folder = try Meshgen.folder(Self.mesh)
        func git(_ arguments: String...) throws -> String {
            try CommandRun(URL(filePath: "/usr/bin/git"), arguments, in: folder.url).output
        }
        _ = try git("init", "-q")
        _ = try git("config", "user.name", "Ada")
        _ = try git("config", "user.email", "ada@example.com")
        _ = try git("add", "-A")
        _ = try git("commit", "-qm", "begin")
        let run = try CanaryStage(in: folder, "--failures", "0.05").run("--commit")
        #expect(run.status == 1, "\(run.errors)")
        let subjects = try git("log", "--format=%s").split(separator: "\n")
        #expect(
            subjects == [
                "canary run abort cart: v1 95 %, v2 5 % -> v1", "canary run 5 cart: v1 -> v1 95 %, v2 5 %", "begin",
            ]
        )
        #expect(try git("log", "-1", "--format=%b").contains("requests failed, and 1 % may"))
        #expect(try git("status", "--porcelain").isEmpty)
    }

    @Test(arguments: [
        (["--steps", "5,4"], "expected percentages from 1 to 100 that rise"),
        (["--steps", "0,5"], "expected percentages"),
        (["--steps", "5,101"], "expected percentages"), (["--steps", ""], "expected percentages"),
        (["--interval", "soon"], "expected a duration"), (["--interval", "0s"], "expected a duration"),
        (["--success-rate", "100"], "give a percentage below 100"), (["--min-requests", "0"], "give at least 1"),
        (["--prometheus", "localhost:9090"], "expected an address"), (["--resume"], "no canary is running"),
        (["--prometheus-token-file", "nothing"], "nothing cannot be read"), ([], "there are no metrics to go by"),
    ])
    func whatCannotBeginChangesNothing(_ options: [String], _ words: String) throws {
        let folder = try Meshgen.folder(Self.mesh)
        let standard = [("--steps", "5,50"), ("--prometheus", "http://127.0.0.1:1")]
        let others = standard.filter { !options.contains($0.0) }.flatMap { [$0.0, $0.1] }
        let run = try CommandRun(Project.meshgen, ["canary", "run", "cart"] + others + options, in: folder.url)
        #expect(run.status == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(folder.files == ["Mesh.swift"])
    }

    @Test func dryRunShowsTheFirstStep() throws {
        let folder = try Meshgen.folder(Self.mesh)
        let run = try Meshgen.run(
            "canary",
            "run",
            "cart",
            "--steps",
            "5,50",
            "--prometheus",
            "http://127.0.0.1:1",
            "--dry-run",
            in: folder.url
        )
        #expect(run.status == 0 && run.output.hasSuffix("+  stable: v1\n+  canary: v2\n+  weight: 5\n"))
        #expect(folder.files == ["Mesh.swift"])
    }
}
