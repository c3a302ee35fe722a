import MeshModel
import Testing

@testable import MeshLint

/// What routes and their retries come to.
@Suite struct ResilienceFactTests {
    @Test func retriesHaveDefaults() {
        #expect(RetryPolicy(nil).tries == 3)
        #expect(RetryPolicy(.init()).tries == 1)
        #expect(RetryPolicy(.init(attempts: 4)).tries == 5)
    }

    @Test(arguments: [
        ("5xx", true, true, true), ("gateway-error", true, true, true), ("reset", true, true, false),
        ("503", true, true, false),
        ("504", true, true, true), ("connect-failure,refused-stream", false, false, false),
        ("unavailable", false, true, false),
        ("retriable-4xx", false, false, false), ("404", false, false, false),
        ("connect-failure, internal", true, true, false),
    ])
    func conditionsDiffer(_ text: String, isUnsafe: Bool, isOverload: Bool, isTimeout: Bool) {
        let policy = RetryPolicy(.init(attempts: 1, retryOn: text))
        #expect((policy.unsafeCondition != nil) == isUnsafe)
        #expect(policy.retriesOverload == isOverload)
        #expect(policy.retriesTimeouts == isTimeout)
        #expect(RetryPolicy(.init(attempts: 0, retryOn: text)).unsafeCondition == nil)
    }

    @Test(arguments: ["GET|HEAD", "^(GET|POST)$", "(?:PUT)"])
    func alternativesAreLiterals(_ regex: String) {
        #expect(MethodMatch.literals(of: StringMatch(regex: regex)) != nil)
    }

    @Test(arguments: ["P.*", "GET|", "[A-Z]+", ""])
    func otherExpressionsAreNot(_ regex: String) { #expect(MethodMatch.literals(of: StringMatch(regex: regex)) == nil) }

    @Test(arguments: [
        (StringMatch(exact: "POST"), "POST", false), (StringMatch(prefix: "P"), nil, true),
        (StringMatch(prefix: "G"), nil, false),
        (StringMatch(regex: ".*"), nil, true), (StringMatch(regex: "GET|PATCH"), "PATCH", false),
    ])
    func methodsAreKnown(_ method: StringMatch, named: String?, takesAny: Bool) {
        let match = MethodMatch([.init(method: method)])
        #expect(match.named == named)
        #expect(match.takesAny == takesAny)
    }

    @Test func routesWithoutMatchTakeAnyMethod() {
        #expect(MethodMatch(nil).takesAny)
        #expect(MethodMatch([.init(method: StringMatch(exact: "GET")), .init()]).takesAny)
    }

    @Test(arguments: [
        (8_000_000_000, "8s"), (1_500_000_000, "1.5s"), (25_000_000, "25ms"), (1_050_000_000, "1.05s"), (0, "0ms"),
    ])
    func lengthsOfTimeAreReadable(_ nanoseconds: Int, _ text: String) {
        #expect(GoDuration.text(nanoseconds: nanoseconds) == text)
    }
}
