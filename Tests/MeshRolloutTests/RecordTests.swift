import Foundation
import MeshRollout
import TestKit
import Testing

/// Which version is stable: the record says so, wherever it is and however the service is named.
@Suite struct RecordTests {
    /// `v2` is stable; `start` puts `v3` into the place of `v1`, before it.
    private static let files = [
        "a/vs.yaml": Reviews.split(["v1": 0, "v2": 100]), "a/dr.yaml": Reviews.rule("v1", "v2"),
    ]

    @Test func otherSpellingOfTheService() throws {
        let folder = try ReleaseFolder(Self.files)
        try folder.run(.start("v3", 60))
        for name in ["reviews", "reviews.prod", "reviews.prod.svc.cluster.local"] {
            #expect(try folder.store(service: name).read().state.stable == "v2", "\(name)")
            #expect(try folder.store(service: name).history().map(\.service) == ["reviews.prod"])
        }
        try folder.run(.abort, folder.store(service: "reviews.prod", isAbort: true))
        #expect(try folder.folder.read("a/vs.yaml") == Reviews.split(["v3": 0, "v2": 100]))
    }

    @Test func otherFolder() throws {
        let folder = try ReleaseFolder(Self.files)
        try folder.run(.start("v3", 60))
        try folder.run(.set(70), folder.store("a"))
        #expect(folder.folder.files.filter { $0.hasSuffix(".jsonl") }.count == 2)
        #expect(try folder.store.read().state.stable == "v2")
        #expect(try folder.store.history().map(\.to.canary?.percent) == [60, 70])
        try folder.run(.abort)
        #expect(try folder.store("a").read().state == ReleaseState(stable: "v2"))
    }

    @Test func restoredFile() throws {
        let old = Reviews.split(["v1": 90, "v2": 10])
        let folder = try ReleaseFolder(["vs.yaml": old])
        try folder.run(.promote)
        try folder.folder.write(old, to: "vs.yaml")
        for isAbort in [false, true] {
            let refusal = #expect(throws: Refusal.self) { try folder.store(isAbort: isAbort).read() }
            #expect(refusal?.code == .unclearVersion && refusal?.advice.joined().contains("--stable") == true)
        }
        try folder.run(.abort, folder.store(stable: "v1", isAbort: true))
        #expect(try folder.folder.read("vs.yaml") == Reviews.split(["v1": 100, "v2": 0]))
    }

    @Test func routesOneByOne() throws {
        let routes = ["a", "b"].map { Reviews.route(["v1": 90, "v2": 10], name: $0) }
        let folder = try ReleaseFolder(["vs.yaml": Reviews.virtualService(routes.joined(separator: "\n"))])
        try folder.run(.set(20), folder.store(routes: ["a"]))
        try folder.run(.promote, folder.store(routes: ["a"]))
        let state = try folder.store(routes: ["b"]).read().state
        #expect(state == ReleaseState(stable: "v1", canary: CanaryShare(version: "v2", percent: 10)))
        try folder.run(.promote, folder.store(routes: ["b"]))
        #expect(try folder.store.read().state == ReleaseState(stable: "v2"))
    }

    /// Without a record, a higher number is no reason to trust a version.
    @Test func withoutRecord() throws {
        let later = try ReleaseFolder(Reviews.split(["v3": 60, "v2": 40]))
        let refusal = #expect(throws: Refusal.self) { try later.store.read() }
        #expect(refusal?.code == .unclearVersion)
        let turned = try ReleaseFolder(Reviews.split(["v2": 10, "v1": 90]))
        let canary = CanaryShare(version: "v2", percent: 10)
        #expect(try turned.store.read().state == ReleaseState(stable: "v1", canary: canary))
        let whole = try ReleaseFolder(Reviews.split(["v1": 0, "v2": 100]))
        #expect(try whole.store(stable: "v1").read().state.canary == CanaryShare(version: "v2", percent: 100))
    }

    @Test func versionOnTrialIsNotTheStableOne() throws {
        let route = Reviews.sole.replacing(", subset: v1", with: "")
        let folder = try ReleaseFolder([
            "vs.yaml": route, "d.yaml": Reviews.deployment("v1") + "---\n" + Reviews.deployment("v2"),
        ])
        #expect(throws: Refusal.self) { try folder.store.read() }
        #expect(try folder.store(candidate: "v2").read().state == ReleaseState(stable: "v1"))
    }
}
