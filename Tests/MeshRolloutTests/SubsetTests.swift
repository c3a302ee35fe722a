import MeshRollout
import TestKit
import Testing

/// Where the versions of a release are named.
@Suite struct SubsetTests {
    private static let split = Reviews.split(["v1": 90, "v2": 10])
    private static let domain = "*.prod.svc.cluster.local"

    @Test func setChangesWeightsOnly() throws {
        for rule in [nil, Reviews.rule("v1", "v2", host: Self.domain)] {
            let files = ["vs.yaml": Self.split, "dr.yaml": rule].compactMapValues(\.self)
            let folder = try ReleaseFolder(files)
            for command in [ReleaseCommand.set(20), .abort, .start("v2", 90), .promote] { try folder.run(command) }
            #expect(try folder.folder.read("vs.yaml") == Reviews.split(["v1": 0, "v2": 100]) || rule == nil)
        }
        let folder = try ReleaseFolder(Self.split)
        try folder.run(.set(20))
        #expect(try folder.folder.read("vs.yaml") == Reviews.split(["v1": 80, "v2": 20]))
    }

    @Test func ruleForManyHosts() throws {
        let named = try ReleaseFolder(["vs.yaml": Reviews.sole, "w.yaml": Reviews.rule("v1", "v2", host: Self.domain)])
        try named.run(.start("v2", 5))
        #expect(try !named.folder.read("vs.yaml").contains("DestinationRule"))
        let unnamed = try ReleaseFolder(["vs.yaml": Reviews.sole, "w.yaml": Reviews.rule("v1", host: Self.domain)])
        let refusal = #expect(throws: Refusal.self) { try unnamed.run(.start("v2", 5)) }
        #expect(refusal?.message.contains("for many hosts does not name v2") == true)
    }

    @Test func patchOfAKustomization() throws {
        let folder = try ReleaseFolder(["vs.yaml": Reviews.sole, "kustomization.yaml": "patches: [{path: vs.yaml}]\n"])
        let refusal = #expect(throws: Refusal.self) { try folder.run(.start("v2", 5)) }
        #expect(refusal?.advice.first?.contains("a patch of a kustomization") == true)
    }

    @Test func versionThatGetsAllNeedsThePods() throws {
        let pods = [
            "d.yaml": Reviews.deployment("v1") + "---\n" + Reviews.deployment("v2"),
            "dr.yaml": Reviews.rule("v1", "v2"),
            "h.yaml": Reviews.autoscaler("reviews-v1", 10, 20) + "---\n" + Reviews.autoscaler("reviews-v2", 1, 2),
        ]
        let trial = try ReleaseFolder(pods.merging(["vs.yaml": Self.split]) { $1 })
        #expect(trial.codes(.set(100)) == [.starved])
        #expect(trial.codes(.promote) == [.starved])
        #expect(trial.codes(.abort).isEmpty)
        let quiet = try ReleaseFolder(pods.merging(["vs.yaml": Reviews.sole]) { $1 })
        #expect(quiet.codes(.switchTo("v2")) == [.starved])
    }
}
