import MeshRollout
import Testing

/// Random commands: whatever is asked for, what comes out is a release that can go on.
@Suite struct ReleaseStateTests {
    private static let versions = ["v1", "v2", "v3"]

    @Test(arguments: 0..<200)
    func everySequenceKeepsTheInvariants(_ seed: Int) throws {
        var random = LinearRandom(state: UInt64(seed))
        var state = ReleaseState(stable: "v1")
        for _ in 0..<50 {
            let command = Self.command(&random)
            let before = state
            guard let after = try? state.applying(command) else { continue }
            state = after
            check(state)
            check(command, from: before, to: state)
        }
    }

    private func check(_ state: ReleaseState) {
        #expect(state.shares.reduce(0) { $0 + $1.percent } == 100)
        #expect(state.shares.allSatisfy { 0...100 ~= $0.percent })
        #expect(!state.stable.isEmpty && state.canary?.version != state.stable)
        #expect((try? state.applying(.abort)) == ReleaseState(stable: state.stable))
    }

    /// What each command is for, said once more without the machine.
    private func check(_ command: ReleaseCommand, from before: ReleaseState, to after: ReleaseState) {
        switch command {
        case .start(let version, let percent, var extras):
            if extras.mirror == 0 { extras.mirror = nil }
            #expect(before.canary == nil && after.stable == before.stable)
            #expect(after.canary == CanaryShare(version: version, percent: percent, extras: extras))
        case .set(let percent, _): #expect(after.canary?.percent == percent && after.stable == before.stable)
        case .promote: #expect(after == ReleaseState(stable: before.canary?.version ?? ""))
        case .abort: #expect(after == ReleaseState(stable: before.stable))
        case .switchTo(let version): #expect(before.canary == nil && after == ReleaseState(stable: version))
        }
    }

    private static func command(_ random: inout LinearRandom) -> ReleaseCommand {
        let percent = Int.random(in: -5...105, using: &random)
        let extras = CanaryExtras(
            headers: Bool.random(using: &random) ? [] : [HeaderMatch("x-group=beta")].compactMap(\.self),
            mirror: Bool.random(using: &random) ? nil : percent,
            isSticky: .random(using: &random)
        )
        let version = versions.randomElement(using: &random) ?? "v1"
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .start(version: version, percent: percent, extras)
        case 1: return .set(percent: percent, extras)
        case 2: return .promote
        case 3: return .abort
        default: return .switchTo(version)
        }
    }

    @Test func refusalsSayWhatIsWrong() {
        let running = ReleaseState(stable: "v1", canary: CanaryShare(version: "v2", percent: 5))
        let quiet = ReleaseState(stable: "v1")
        expect(.secondCanary) { try running.applying(.start(version: "v3", percent: 5, CanaryExtras())) }
        expect(.secondCanary) { try running.applying(.switchTo("v2")) }
        expect(.noCanary) { try quiet.applying(.promote) }
        expect(.noCanary) { try quiet.applying(.set(percent: 5, CanaryExtras())) }
        expect(.unchanged) { try quiet.applying(.start(version: "v1", percent: 5, CanaryExtras())) }
        expect(.badPercent) { try running.applying(.set(percent: 101, CanaryExtras())) }
    }

    private func expect(_ code: Refusal.Code, _ body: () throws -> ReleaseState) {
        let refusal = #expect(throws: Refusal.self) { try body() }
        #expect(refusal?.code == code)
        #expect(refusal?.advice.isEmpty == false)
    }
}

/// The same numbers for the same seed.
struct LinearRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
