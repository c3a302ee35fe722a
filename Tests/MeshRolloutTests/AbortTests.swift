import MeshRollout
import TestKit
import Testing

/// There always is a way back to the stable version.
@Suite struct AbortTests {
    @Test(arguments: [
        Reviews.split(["v1": 80, "v2": 10]), Reviews.split(["v1": 60, "v2": 10, "v3": 30]),
        Reviews.virtualService(
            Reviews.route(["v1": 90, "v2": 10], name: "a") + "\n" + Reviews.route(["v1": 30, "v2": 70])
        ),
        Reviews.virtualService(
            Reviews.route(["v1": 90, "v2": 10]).replacing("90", with: "&w 50").replacing("10", with: "*w")
        ),
    ])
    func sharesThatMakeNoSense(_ text: String) throws {
        let folder = try ReleaseFolder(text)
        try folder.run(.abort, folder.store(stable: "v1", isAbort: true))
        let state = try folder.store.read().state
        #expect(state == ReleaseState(stable: "v1"))
        let rest = try folder.folder.read("vs.yaml")
        #expect(!rest.contains("90") && !rest.contains("70") && !rest.contains("30"))
    }

    /// What cannot be understood is changed by nothing else than an abort that names the version.
    @Test func isTheOnlyWay() throws {
        let folder = try ReleaseFolder(Reviews.split(["v1": 80, "v2": 10]))
        #expect(folder.codes(.set(20), folder.store(stable: "v1")) == [.weightSum])
        #expect(folder.codes(.abort, folder.store(isAbort: true)) == [.weightSum])
        #expect(!Refusal(.weightSum, "").canBeForced)
        #expect(try folder.store(stable: "v1", isAbort: true).read().notes.count == 1)
    }

    @Test func recordNamesTheVersion() throws {
        let folder = try ReleaseFolder(Reviews.split(["v1": 90, "v2": 10]))
        try folder.run(.set(20))
        let broken = try folder.folder.read("vs.yaml").replacing("80", with: "70")
        try folder.folder.write(broken, to: "vs.yaml")
        try folder.run(.abort, folder.store(isAbort: true))
        #expect(try folder.folder.read("vs.yaml") == Reviews.split(["v1": 100, "v2": 0]))
    }
}
