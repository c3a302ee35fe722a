import Foundation
import Testing

@testable import MeshRuntime

/// What a renderer does as a program: exit codes, messages, and what it leaves behind when it is stopped.
@Suite struct RendererProcessTests {
    private let folder: TemporaryFolder
    private var out: String { "\(folder.path)/out" }

    init() throws { folder = try TemporaryFolder() }

    @Test func writesAStreamToStandardOutput() throws {
        let run = try RendererProcess.run(["--set", "services=1", "--only", "ConfigMap/service-0"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("---\napiVersion: v1\nkind: ConfigMap\n"))
    }

    @Test func resolvedArgumentsDoTheSame() throws {
        let request = RenderRequest(settings: ["services": "1"], only: ["ConfigMap"])
        let resolved = try RendererProcess.run(request.arguments)
        let parsed = try RendererProcess.run(["--set", "services=1", "--only", "ConfigMap"])
        #expect(resolved.output == parsed.output)
    }

    @Test func everyRunWritesTheSameBytes() throws {
        let scripts = ["\"$@\"", "LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo \"$@\"", "cd / && \"$@\""]
        let outputs = try scripts.map { try RendererProcess.run(["--set", "services=20"], script: $0).output }
        #expect(Set(outputs).count == 1)
    }

    @Test func printsOfTheMeshAreNotPartOfTheManifests() throws {
        let run = try RendererProcess.run(["--env", "chatty", "--only", "ConfigMap/service-0"])
        #expect(run.output.hasPrefix("---\n"))
        #expect(run.errors.contains("hello from the mesh"))
    }

    @Test func writesAFolderAndSaysSo() throws {
        let run = try RendererProcess.run(["-o", out])
        #expect(run.status == 0)
        #expect(run.errors.contains("wrote "))
        #expect(folder["out/service-1.yaml"]?.contains("name: service-1") == true)
        #expect(try RendererProcess.run(["-o", out]).errors.contains("is up to date"))
        let fewer = try RendererProcess.run(["-o", out, "--set", "services=1"])
        #expect(fewer.errors.contains("removed \(out)/service-1.yaml"))
        #expect(try RendererProcess.run(["-o", out, "--quiet"]).errors == "")
    }

    @Test func checkComparesOnly() throws {
        _ = try RendererProcess.run(["-o", out])
        #expect(try RendererProcess.run(["-o", out, "--check"]).status == 0)
        let run = try RendererProcess.run(["-o", out, "--check", "--set", "services=3"])
        #expect(run.status == 1)
        #expect(run.output.contains("+++ b/service-2.yaml\n"))
        #expect(folder["out/service-2.yaml"] == nil)
    }

    @Test(arguments: [
        (["--env", "trap"], "Mesh.swift:30:1: the mesh crashed: on purpose\n"),
        (["--env", "index"], "Mesh.swift:11:16: the mesh crashed: Index out of range\n  11 | let mesh = Mesh("),
        (["--env", "recurse"], "Mesh.swift:11:16: the mesh used up the stack"),
        (["--env", "circle"], "Mesh.swift:45:30: this needs its own value to be evaluated"),
        (["--env", "loop", "--timeout", "1"], "Mesh.swift:11:16: the mesh was not evaluated within 1 second"),
        (["--env", "duplicate"], "two resources are ConfigMap"), (["--env", "moon"], "unknown environment 'moon'"),
        (["--set", "moons=1"], "unknown parameter 'moons'"), (["--only", "ConfgMap"], "did you mean 'ConfigMap'?"),
        (["--bogus"], "error: Unknown option '--bogus'"), (["--check"], "--check needs the folder"),
        (["--env", "plain", "--env", "loop"], "error: '--env' is given twice"),
        (["nowhere"], "error: 'nowhere' does not exist"),
        (["-o", "/proc/meshgen"], "error: cannot create the folder '/proc/meshgen'"),
    ])
    func failuresEndWithTwo(_ arguments: [String], _ message: String) throws {
        let arguments = arguments.first == "-o" || arguments == ["--check"] ? arguments : ["-o", out] + arguments
        let run = try RendererProcess.run(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output == "")
        #expect(folder.contents == [])
    }

    /// One error, without Swift's own account, after what the mesh had to say.
    @Test func aCrashIsOneMessage() throws {
        let run = try RendererProcess.run(["--env", "index"])
        #expect(run.errors.hasPrefix("before the crash\nerror: "), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 4, "\(run.errors)")
    }

    @Test func aMeshThatNeedsItselfIsFoundAtOnce() throws {
        let start = ContinuousClock.now
        _ = try RendererProcess.run(["--env", "circle", "--timeout", "50"])
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func outputThatDoesNotArriveIsAnError() throws {
        for arguments in [["--help"], []] {
            let run = try RendererProcess.run(arguments, script: "\"$@\" > /dev/full")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("error: cannot write 'the standard output': No space left"), "\(run.errors)")
        }
        let closed = try RendererProcess.run(["--help"], script: "trap '' PIPE; \"$@\" | true; true")
        #expect(closed.errors == "")
    }

    @Test func errorsAreColouredWhereSomebodyLooks() throws {
        let command = "'\(RendererProcess.path)' --env moon"
        let terminal = "script -qec \"\(command)\" /dev/null < /dev/null"
        let run = try RendererProcess.run([], script: "unset NO_COLOR; \(terminal)")
        #expect(run.output.contains("\u{1B}[1;31merror:\u{1B}[0m unknown"), "\(run)")
        #expect(try !RendererProcess.run([], script: "NO_COLOR=1 \(terminal)").output.contains("\u{1B}"))
    }

    @Test func helpIsNoFailure() throws {
        let run = try RendererProcess.run(["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("--kustomization"))
    }

    @Test func trafficFileIsReadBesideTheMesh() throws {
        try folder.write("service-0: [1]\n", to: "traffic.yaml")
        let run = try RendererProcess.run([folder.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("traffic.yaml:1:12: "))
        #expect(run.errors.contains("  1 | service-0: [1]\n    |            ^"))
    }

    @Test func fullDiskLeavesTheFolderAsItWas() throws {
        _ = try RendererProcess.run(["-o", out])
        let before = folder.texts
        let run = try RendererProcess.run(
            ["-o", out, "--set", "size=9000"],
            script: "ulimit -f 4; \"$@\" | cat; exit ${PIPESTATUS[0]}"
        )
        #expect(run.status == 2)
        #expect(run.errors.contains("File too large"), "\(run.errors)")
        #expect(folder.texts == before)
        #expect(try RendererProcess.run([], script: "\"$@\" > /dev/full").status == 2)
    }
}
