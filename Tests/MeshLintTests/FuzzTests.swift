import Foundation
import MeshModel
import TestKit
import Testing

@testable import MeshLint

/// Texts of every kind of wrongness are checked with all rules: that ends soon, and never with a crash.
@Suite struct FuzzTests {
    @Test func randomBytes() {
        var generator = SeededGenerator(state: 11)
        let alphabet = Array("aA01 \n\n  \t:-?,[]{}#&*!|>'\"%@`\\~<=.+_é\u{2028}😀\r\u{0}\u{FEFF}".utf8) + [0xFF, 0xC2]
        for _ in 0..<300 {
            let length = Int.random(in: 0...80, using: &generator)
            lint((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
        }
    }

    /// Manifests in which bytes, lines and words were changed, removed or repeated.
    @Test func damagedManifests() throws {
        var generator = SeededGenerator(state: 12)
        let samples = try Self.samples()
        for _ in 0..<100 {
            var bytes = samples[Int.random(in: 0..<samples.count, using: &generator)]
            for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.damage(&bytes, using: &generator) }
            lint(bytes)
        }
    }

    @Test(arguments: [
        "a: [::1, 001:db8::]\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [::1, 001:db8::]}\n",
        "\u{FEFF}apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: crlf\r\n", "a:\tb\n\tc: d\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, name: b}\ndata: {y: n, on: off, 0o7: 0b1, 1_0: 12:30:45}\n",
        "%YAML 1.1\n%TAG ! tag:example.com,2000:\n---\napiVersion: v1\nkind: !x List\nitems: [1, null, {a: b}]\n",
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items: [[], {}, x]\n",
        "---\n---\n...\n---\n",
        "? [a, b]\n: c\n? {d: e}\n: f\n", "a: &a {b: *a}\n", "<<: [*x]\n", "a: &x 1\n<<: *x\n", "!!binary |\n  AAA=\n",
        "--- |\n", "'", "{",
        "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: 3\nspec: [a]\nstatus: null\n",
        "apiVersion: networking.istio.io/v1\nkind: VirtualService\nspec: {http: [null, 3, {route: [null]}]}\n",
        "apiVersion: {a: b}\nkind: [c]\n", "apiVersion: .inf\nkind: .nan\n",
        "kind: 99999999999999999999\napiVersion: -0x80\n",
    ])
    func oddities(_ text: String) { lint(Array(text.utf8)) }

    @Test func deepNesting() {
        for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", ""), ("a:\n", "")] {
            let text = String(repeating: open, count: 5_000) + String(repeating: close, count: 5_000)
            lint(Array(text.utf8))
        }
        let spec = String(repeating: "{a: ", count: 240) + "1" + String(repeating: "}", count: 240)
        let result = lint(Array("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: \(spec)\n".utf8))
        #expect(result.findings.contains { $0.rule == "MG100" })
    }

    @Test func limitsHaveErrors() {
        let deep = lint(Array(String(repeating: "[", count: 300).utf8))
        #expect(deep.findings.contains { $0.rule == "MG003" && $0.message.contains("nest deeper") })
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(lint(Array(bomb.utf8)).findings.contains { $0.rule == "MG003" && $0.message.contains("aliases") })
    }

    /// Every document counts once and stands in its own line, in whichever part of the text it was read.
    @Test func largeTextsAreReadInParts() {
        var text = "%YAML 1.1\n"
        var lines: [Int] = []
        var line = 1
        for number in 0..<4_000 {
            let filler = String(repeating: "x", count: number % 50)
            let document =
                "---\n# é \(filler)\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: m\(number)}\ndate: {}\n"
            if number % 500 == 499 { lines.append(line + 6) }
            line += 6
            text += number % 500 == 499 ? document : document.replacing("date:", with: "data:")
        }
        let result = lint(Array(text.utf8))
        #expect(result.documentCount == 4_000)
        #expect(result.findings.map(\.place.line) == lines)
        #expect(result.findings.allSatisfy { $0.rule == "MG100" })
    }

    @Test func oneLargeDocumentEnds() {
        let entries = (0..<40_000).map { "  key-\($0): value\n" }.joined()
        let result = lint(Array("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: large}\ndata:\n\(entries)".utf8))
        #expect(result.documentCount == 1 && result.findings.isEmpty)
        lint(Array("- \(String(repeating: "a, ", count: 40_000))\n{\n".utf8))
    }

    @discardableResult
    private func lint(_ bytes: [UInt8]) -> LintResult {
        let result = Linter().lint([LintSource("fuzz.yaml", bytes)])
        for finding in result.findings { #expect(finding.place.line >= 1 && finding.place.column >= 1) }
        return result
    }
}

extension FuzzTests {
    /// The manifests of the gym system.
    private static func samples() throws -> [[UInt8]] {
        let folder = Project.path("examples/gym/rendered")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }.map {
            // A few documents of each: damage is to be found near everything.
            [UInt8](try Data(contentsOf: $0).prefix(12_000))
        }
    }

    private static func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let length = min(Int.random(in: 1...40, using: &generator), bytes.count - place)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes.removeSubrange(place..<place + length)
        case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 3: bytes.insert(contentsOf: Array("\n---\n".utf8), at: place)
        case 4: bytes.insert(contentsOf: Array("[{: &a *a".utf8), at: place)
        default: bytes[place] = Array("\n:-{}[]\"' #".utf8)[Int.random(in: 0..<11, using: &generator)]
        }
    }
}
