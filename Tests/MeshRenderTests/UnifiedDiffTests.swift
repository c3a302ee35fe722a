import MeshRender
import Testing

@Suite struct UnifiedDiffTests {
    private func diff(_ old: String?, _ new: String?) -> String {
        let diff = UnifiedDiff(path: "a.yaml", old: old.map { Array($0.utf8) }, new: new.map { Array($0.utf8) })
        return String(decoding: diff.bytes, as: UTF8.self)
    }

    @Test func equalTextsDoNotDiffer() {
        #expect(diff("a\n", "a\n") == "")
        #expect(diff(nil, nil) == "")
    }

    @Test func changeHasThreeLinesAround() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
        #expect(
            diff(old, "1\n2\n3\n4\nV\n6\n7\n8\n9\n") == """
                --- a/a.yaml
                +++ b/a.yaml
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +V
                 6
                 7
                 8

                """
        )
    }

    @Test func distantChangesAreSeparateHunks() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = (1...20).map { $0 == 2 || $0 == 19 ? "x\($0)\n" : "\($0)\n" }.joined()
        #expect(diff(old, new).contains("@@ -1,5 +1,5 @@\n"))
        #expect(diff(old, new).contains("@@ -16,5 +16,5 @@\n"))
    }

    @Test func missingFilesAreNull() {
        #expect(diff(nil, "a\n") == "--- /dev/null\n+++ b/a.yaml\n@@ -0,0 +1 @@\n+a\n")
        #expect(diff("a\nb\n", nil) == "--- a/a.yaml\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n")
    }

    @Test func missingEndOfLineIsSaid() {
        #expect(
            diff("a\nb", "a\nb\n") == """
                --- a/a.yaml
                +++ b/a.yaml
                @@ -1,2 +1,2 @@
                 a
                -b
                \\ No newline at end of file
                +b

                """
        )
    }

    @Test(arguments: 0..<200)
    func applyingTheDiffGivesTheNewText(_ seed: Int) {
        var generator = Generator(state: UInt64(seed))
        let old = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
            "\(Int.random(in: 0...9, using: &generator))"
        }
        var new = old
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            let place = Int.random(in: 0...new.count, using: &generator)
            if Bool.random(using: &generator), place < new.count {
                new.remove(at: place)
            } else {
                new.insert("x", at: place)
            }
        }
        let text = diff(old.map { $0 + "\n" }.joined(), new.map { $0 + "\n" }.joined())
        #expect(applied(text, to: old) == new)
    }

    @Test func nothingInCommonIsAllReplaced() {
        let old = (0..<2_500).map { "a\($0)" }
        let new = (0..<2_500).map { "b\($0)" }
        let text = diff(old.map { $0 + "\n" }.joined(), new.map { $0 + "\n" }.joined())
        #expect(applied(text, to: old) == new)
    }
}

/// What `patch` makes of the lines; `nil` where a hunk does not fit.
private func applied(_ diff: String, to old: [String]) -> [String]? {
    var result: [String] = []
    var position = 0
    for line in diff.split(separator: "\n").dropFirst(2) {
        let rest = String(line.dropFirst())
        switch line.first {
        case "@":
            let range = rest.split(separator: " ")[1].dropFirst().split(separator: ",").compactMap { Int($0) }
            let start = range.last == 0 && range.count == 2 ? range[0] : range[0] - 1
            guard position <= start, start <= old.count else { return nil }
            result += old[position..<start]
            position = start
        case "+": result.append(rest)
        default:
            guard position < old.count, old[position] == rest else { return nil }
            if line.first == " " { result.append(rest) }
            position += 1
        }
    }
    return result + old[position...]
}

/// Numbers that are the same on every run.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    /// One step of SplitMix64 by Sebastiano Vigna.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
