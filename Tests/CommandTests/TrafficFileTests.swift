import TestKit
import Testing

/// What people write into `traffic.yaml` and `Mesh.swift`, and what the release commands make of it.
@Suite struct TrafficFileTests {
    private static let mesh = """
        import MeshDSL

        // was: Canary(stable: Version("v0"), canary: Version("v00"))
        let cart = Service("cart", image: "http://registry.example.com/cart") {
            /* Canary(stable: Version("v8"), /* once */ canary: Version("v9")) */
            // was: Canary(stable: Version("v0"), canary: Version("v00"))  "
            Canary(stable: Version("v1"), canary: Version("v2"))
        }
        let named = Service("named", image: "i") { Canary(stable: Version(stableName), canary: Version("v\\(next)")) }
        let stream = Service("stream", image: "i") { Canary(stable: Version("v1"), canary: Version("v2")) }

        """

    private func run(_ line: String, _ traffic: String?) throws -> (run: CommandRun, traffic: String?) {
        let folder = try Meshgen.folder(Self.mesh)
        if let traffic { try folder.write(traffic, to: "traffic.yaml") }
        let words = line.split(separator: " ").map(String.init)
        let run = try CommandRun(Project.meshgen, words, in: folder.url, environment: ["NO_COLOR": "1"])
        return (run, try? folder.read("traffic.yaml"))
    }

    @Test(arguments: [
        ("cart:\n", "cart:\n  stable: v1\n  canary: v2\n  weight: 5\n"),
        (
            "cart: # mine\nstream: {weight: 3}\n",
            "cart: # mine\n  stable: v1\n  canary: v2\n  weight: 5\nstream: {weight: 3}\n"
        ),
        ("cart: ~ # mine\n", "cart: {stable: v1, canary: v2, weight: 5} # mine\n"),
        ("cart: {}\n", "cart: {stable: v1, canary: v2, weight: 5}\n"),
        (#"{"cart": null}"#, #"{"cart": {"stable": "v1", "canary": "v2", "weight": 5}}"#),
        ("cart: {weight: 0}\n", "cart: {weight: 5}\n"),
    ])
    func startFillsIn(_ before: String, _ after: String) throws {
        #expect(try run("canary start cart", before).traffic == after)
    }

    @Test(arguments: [("set 20", "20"), ("abort", "0")])
    func onlyTheWeightChanges(_ command: String, _ weight: String) throws {
        let outcome = try run("canary \(command) cart", "cart:\n  weight: 5 # percent\n")
        #expect(outcome.traffic == "cart:\n  weight: \(weight) # percent\n", "\(outcome.run.errors)")
    }

    @Test(arguments: [
        ("cart: &a {weight: 5}\nstream: *a\n", "would not come out as intended"),
        ("cart:\n  weight: &w 5\nstream:\n  weight: *w\n", "would not come out as intended"),
        ("cart: {weight: 1}\ncart: {weight: 2}\n", "traffic.yaml:2:1: 'cart' is given twice"),
        ("cart:\n  weight: 1\n  weight: 2\n", "traffic.yaml:3:3: 'weight' is given twice"),
    ])
    func isRefused(_ text: String, _ words: String) throws {
        let outcome = try run("canary set 20 cart", text)
        #expect(outcome.run.status == 2 && outcome.run.errors.contains(words), "\(outcome.run.errors)")
        #expect(outcome.traffic == text)
    }

    @Test func commentsDeclareNothing() throws {
        let outcome = try run("canary status cart --output json", nil)
        #expect(outcome.run.output.contains(#""stable": "v1""#), "\(outcome.run.output)")
        #expect(!outcome.run.output.contains("v8") && !outcome.run.output.contains("v0"))
    }

    @Test func namesThatAreNotSpelledOut() throws {
        let unclear = try run("canary start named --to v2", nil)
        #expect(unclear.run.status == 1 && unclear.run.errors.contains("--stable VERSION"))
        let outcome = try run("canary start named --to v2 --stable v1", nil)
        #expect(outcome.traffic == "named:\n  stable: v1\n  canary: v2\n  weight: 5\n", "\(outcome.run.errors)")
    }
}
