import Foundation
import MeshRollout
import TestKit
import Testing

/// Weights and routes that stand for each other.
@Suite struct AnchorTests {
    private static let pair = Reviews.virtualService(
        Reviews.route(["v1": 90, "v2": 10], name: "a").replacing("90", with: "&s 90").replacing("10", with: "&c 10")
            + "\n"
            + Reviews.route(["v1": 90, "v2": 10], name: "b").replacing("90", with: "*s").replacing("10", with: "*c")
    )

    private static let shared = Reviews.virtualService(
        Reviews.route(["v1": 90, "v2": 10], name: "a").replacing("route:", with: "route: &r")
            + "\n  - name: b\n    route: *r"
    )

    @Test func anchorsThatAllChangeAlikeStay() throws {
        let folder = try ReleaseFolder(Self.pair)
        try folder.run(.set(20))
        #expect(
            try folder.folder.read("vs.yaml")
                == Self.pair.replacing("&s 90", with: "&s 80").replacing("&c 10", with: "&c 20")
        )
        try folder.run(.abort)
        #expect(
            try folder.folder.read("vs.yaml")
                == Self.pair.replacing("&s 90", with: "&s 100").replacing("&c 10", with: "&c 0")
        )
    }

    @Test func placesThatDifferAreWrittenOut() throws {
        let folder = try ReleaseFolder(Self.pair)
        try folder.run(.set(20), folder.store(routes: ["a"]))
        let changed = Self.pair.replacing("&s 90", with: "&s 80").replacing("&c 10", with: "&c 20")
        #expect(try folder.folder.read("vs.yaml") == changed.replacing("*s", with: "90").replacing("*c", with: "10"))
    }

    @Test func anchorsForOtherPlacesAlone() throws {
        let text =
            "x-weights: [&s 90, &c 10]\n"
            + Reviews.split(["v1": 90, "v2": 10]).replacing("weight: 90", with: "weight: *s")
            .replacing("weight: 10", with: "weight: *c")
        let folder = try ReleaseFolder(text)
        try folder.run(.set(20))
        #expect(try folder.folder.read("vs.yaml") == text.replacing("&s 90, &c 10", with: "&s 80, &c 20"))
    }

    @Test func listThatRoutesShare() throws {
        let folder = try ReleaseFolder(Self.shared)
        try folder.run(.set(20, .beta))
        try folder.run(.abort)
        #expect(
            try folder.folder.read("vs.yaml") == Self.shared.replacing("90", with: "100").replacing("10\n", with: "0\n")
        )
    }

    @Test func listThatWouldHaveToDiffer() throws {
        let folder = try ReleaseFolder(Self.shared)
        let refusal = #expect(throws: Refusal.self) { try folder.run(.set(20), folder.store(routes: ["a"])) }
        #expect(refusal?.code == .unsupported)
        #expect(refusal?.message.contains("vs.yaml:15: this would change too") == true, "\(refusal?.message ?? "")")
        #expect(try folder.folder.read("vs.yaml") == Self.shared)
    }

    @Test func listThatIsExtended() throws {
        let text = Reviews.virtualService(
            "  - name: a\n    route: &r\n    - destination: {host: reviews, subset: v1}\n  - name: b\n    route: *r"
        )
        let folder = try ReleaseFolder(["vs.yaml": text, "dr.yaml": Reviews.rule("v1", "v2")])
        try folder.run(.start("v2", 5))
        let canary = CanaryShare(version: "v2", percent: 5)
        #expect(try folder.store.read().state == ReleaseState(stable: "v1", canary: canary))
        #expect(try folder.folder.read("vs.yaml").components(separatedBy: "subset: v2").count == 2)
    }

    @Test func mergedDestinations() throws {
        let text =
            "x-common: &common {host: reviews}\n"
            + Reviews.sole.replacing("{host: reviews, subset: v1}", with: "{<<: *common, subset: v1}")
        let folder = try ReleaseFolder(["vs.yaml": text, "dr.yaml": Reviews.rule("v1", "v2")])
        try folder.run(.start("v2", 5, .beta))
        #expect(try folder.store.read().state.canary?.extras == .beta)
        try folder.run(.promote)
        #expect(try folder.store.read().state == ReleaseState(stable: "v2"))
    }
}
