import Testing

@testable import MeshLint

/// Names that stand for others.
@Suite struct HostResolutionTests {
    @Test(arguments: [
        ("front", "shop", "shop/front"), ("infra/front", "shop", "infra/front"), ("./front", "shop", "shop/front"),
        ("front.infra.svc.cluster.local", "shop", "infra/front"), ("mesh", "shop", "mesh"),
    ])
    func resolvesGateways(_ name: String, _ namespace: String, _ full: String) {
        #expect(GatewayIndex.fullName(name, in: namespace) == full)
    }

    @Test(arguments: [
        ("cart", "crat", true), ("cart", "carts", true), ("cart", "car", true), ("cart", "cert", true),
        ("cart", "cart", false), ("cart", "ctra", false), ("ab", "ac", false), ("cart", "payments", false),
        ("abcd", "abdc", true), ("abcd", "dbca", false), ("aaaa", "aaa", true),
    ])
    func tellsMisspellings(_ one: String, _ other: String, _ isNear: Bool) {
        #expect(one.isNearly(other) == isNear)
        #expect(other.isNearly(one) == isNear)
    }

    @Test(arguments: [
        ("*", "shop", true), ("sh*", "shop", true), ("*op", "shop", true), ("shop", "shop", true),
        ("sho", "shop", false), ("*x", "shop", false),
    ])
    func matchesOpenEnds(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(EndPattern.matches(pattern, text) == matches)
    }
}
