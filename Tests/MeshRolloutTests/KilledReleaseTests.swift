import Foundation
import TestKit
import Testing

/// Kills meshgen at each of its calls that change files; the next command leaves all old or all new.
@Suite(.serialized) struct KilledReleaseTests {
    private static func manifest(_ number: Int) -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: edge-\(number)}
        spec:
          hosts: [edge-\(number).example.com]
          http:
            - route:
                - {destination: {host: reviews, subset: v1}, weight: 90}
                - {destination: {host: reviews, subset: v2}, weight: 10}

        """
    }

    /// Builds the library that kills.
    private static func killer(in folder: TemporaryFolder) throws -> String {
        let library = folder.url.appending(path: "kill_at.so").path
        let source = Project.path("Tests/Tools/kill_at.c").path
        let run = try CommandRun(
            URL(filePath: "/usr/bin/env"),
            ["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"]
        )
        #expect(run.status == 0, "\(run.errors)")
        return library
    }

    private static func meshgen(_ folder: String, _ arguments: [String], kill: (library: String, at: Int)? = nil) throws
        -> CommandRun
    {
        var environment: [String: String?] = ["LD_PRELOAD": nil, "KILL_AT": nil]
        if let kill { environment = ["LD_PRELOAD": kill.library, "KILL_AT": "\(kill.at)"] }
        return try CommandRun(
            Project.meshgen,
            ["canary"] + arguments + ["reviews", "-f", folder],
            environment: environment
        )
    }

    /// The weight of the canary in each file.
    private static func weights(_ folder: TemporaryFolder) throws -> Set<Int> {
        let weights = try folder.files.filter { $0.hasSuffix(".yaml") }.map { name in
            let text = try folder.read(name)
            let old = text.contains("v2}, weight: 10}") && text.contains("v1}, weight: 90}")
            let new = text.contains("v2}, weight: 50}") && text.contains("v1}, weight: 50}")
            return old ? 10 : new ? 50 : -1
        }
        return Set(weights)
    }

    @Test func noStateIsMixed() throws {
        let tools = try TemporaryFolder()
        let library = try Self.killer(in: tools)
        var runs = 0
        var outcomes: Set<Int> = []
        for count in [5, 10, 20, 30] {
            for at in 1... {
                let folder = try TemporaryFolder()
                for number in 0..<count { try folder.write(Self.manifest(number), to: "edge-\(number).yaml") }
                let killed = try Self.meshgen(folder.path, ["set", "50"], kill: (library, at))
                runs += 1
                if killed.status != -9 { break }
                // The repair is killed too, now and then.
                if at % 3 == 0 { _ = try Self.meshgen(folder.path, ["status"], kill: (library, at % 7 + 1)) }
                let next = try Self.meshgen(folder.path, ["status"])
                #expect(next.status == 0, "\(next.errors)")
                let weights = try Self.weights(folder)
                #expect(weights.count == 1 && !weights.contains(-1), "killed at call \(at) of \(count) files")
                outcomes.formUnion(weights)
                let rest = folder.files.filter { !$0.hasSuffix(".yaml") && $0 != ".meshgen-releases.jsonl" }
                #expect(rest.isEmpty, "killed at call \(at): \(rest)")
                #expect(folder.files.contains(".meshgen-releases.jsonl") == (weights == [50]))
            }
        }
        #expect(runs >= 200)
        #expect(outcomes == [10, 50])
    }

    @Test func nextCommandSaysWhatItRepaired() throws {
        let tools = try TemporaryFolder()
        let library = try Self.killer(in: tools)
        let folder = try TemporaryFolder()
        for number in 0..<3 { try folder.write(Self.manifest(number), to: "edge-\(number).yaml") }
        // All is written beside the files by then, the journal is in place, and the first file is.
        #expect(try Self.meshgen(folder.path, ["set", "50"], kill: (library, 12)).status == -9)
        let next = try Self.meshgen(folder.path, ["status"])
        #expect(next.errors.contains("stopped half-way"))
        #expect(try Self.weights(folder) == [50])
    }
}
