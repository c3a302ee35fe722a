import MeshRollout
import TestKit
import Testing

/// Headers, cookies and mirrors beside what users wrote themselves.
@Suite struct ExtrasTests {
    private static func matching(_ headers: String) -> String {
        Reviews.virtualService(
            Reviews.route(["v1": 90, "v2": 10]).replacing(
                "- route",
                with: "- match:\n    - headers: {\(headers)}\n    route"
            )
        )
    }

    private static let sticky = CanaryExtras(isSticky: true)
    private static let mirror = CanaryExtras(mirror: 5)

    @Test func cookieOfTheUsersOwn() throws {
        let folder = try ReleaseFolder(Self.matching("cookie: {regex: '^(.*?;)?(user=jason)(;.*)?$'}"))
        #expect(folder.codes(.set(20, Self.sticky)) == [.unsupported])
        #expect(folder.codes(.set(20, .beta)).isEmpty)
    }

    @Test func headerOfTheUsersOwn() throws {
        let text = Self.matching("x-user: {exact: jason}")
        let folder = try ReleaseFolder(text)
        try folder.run(.set(20, .beta))
        #expect(try folder.store.read().state.canary?.extras == .beta)
        try folder.run(.abort)
        let expected = text.replacing("90", with: "100").replacing("weight: 10\n", with: "weight: 0\n")
        #expect(try folder.folder.read("vs.yaml") == expected)
        let other = try ReleaseFolder(Self.matching("group: {exact: gamma}"))
        let refusal = #expect(throws: Refusal.self) { try other.run(.set(20, .beta)) }
        #expect(refusal?.message.contains("already matches the header 'group'") == true)
    }

    @Test func mirrorOfTheUsersOwn() throws {
        let mirror = "    mirror: {host: reviews, subset: v2}  # mine\n    mirrorPercentage: {value: 2}"
        func text(_ stable: Int, _ canary: Int) -> String {
            Reviews.virtualService(Reviews.route(["v1": stable, "v2": canary]) + "\n" + mirror)
        }
        let folder = try ReleaseFolder(text(90, 10))
        #expect(try folder.store.read().state.canary?.extras == CanaryExtras())
        #expect(folder.codes(.set(20, Self.mirror)) == [.unsupported])
        try folder.run(.set(20))
        try folder.run(.abort)
        #expect(try folder.folder.read("vs.yaml") == text(100, 0))
    }

    @Test func mirrorOfTheRelease() throws {
        let folder = try ReleaseFolder(Reviews.split(["v1": 90, "v2": 10]))
        try folder.run(.set(20, Self.mirror))
        try folder.run(.set(30, CanaryExtras(mirror: 7)))
        #expect(try folder.store.read().state.canary?.extras.mirror == 7)
        try folder.run(.set(30, CanaryExtras(mirror: 0)))
        #expect(try folder.folder.read("vs.yaml") == Reviews.split(["v1": 70, "v2": 30]))
    }

    @Test func routesOfOtherProtocols() throws {
        let folder = try ReleaseFolder(Reviews.split(["v1": 90, "v2": 10]).replacing("http:", with: "tcp:"))
        let refusal = #expect(throws: Refusal.self) { try folder.run(.set(20, .beta)) }
        #expect(refusal?.message.contains("a tcp route has no place") == true)
        #expect(folder.codes(.set(20)).isEmpty)
    }

    /// However the items of lists are written, a route is copied and goes without a trace.
    @Test(arguments: [
        "  -\n    name: a\n", "  # first\n  - # mine\n    name: a\n", "  - !!map\n    name: a\n",
        "  - &r\n    name: a\n",
        "  - name: &n a\n", "  - &r # mine\n    name: a\n",
    ])
    func itemsOfAnyForm(_ head: String) throws {
        for target in [
            "- destination", "-\n      destination", "- # why\n      destination", "- &d\n      destination",
        ] {
            let text = Reviews.virtualService("\(head)    route:\n    \(target): {host: reviews, subset: v1}")
            let folder = try ReleaseFolder(["vs.yaml": text, "dr.yaml": Reviews.rule("v1", "v2")])
            let plain = try ReleaseFolder(["vs.yaml": text, "dr.yaml": Reviews.rule("v1", "v2")])
            try folder.run(.start("v2", 20, .beta))
            let canary = CanaryShare(version: "v2", percent: 20, extras: .beta)
            #expect(try folder.store.read().state == ReleaseState(stable: "v1", canary: canary))
            try folder.run(.abort)
            try plain.run(.start("v2", 20))
            try plain.run(.abort)
            #expect(try folder.content() == plain.content(), "\(target)")
        }
    }
}
