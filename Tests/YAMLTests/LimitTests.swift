import Testing
import YAML

@Suite struct LimitTests {
    private let clock = ContinuousClock()

    @Test func aliasBombsAreRefused() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        let stream = Document.parse(text + "---\nb: 2\n")
        #expect(stream.errors.map(\.code) == [.limit])
        #expect(stream.documents.count == 1)
    }

    @Test func aliasesThatNestTooDeepAreRefused() {
        var text = "a0: &a0 [x]\n"
        for level in 1...300 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(Document.parse(text).errors.map(\.code) == [.limit])
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func depthIsLimited(_ opening: String) {
        let text = String(repeating: opening, count: 100_000) + "\n---\nb: 2\n"
        let elapsed = clock.measure {
            let stream = Document.parse(text)
            #expect(stream.errors.first.map { $0.code == .limit || $0.code == .malformed } == true)
            #expect(stream.documents.count == 1)
        }
        #expect(elapsed < .seconds(10))
    }

    @Test func theDeepestAllowedNestingIsRead() {
        let text = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(Document.parse(text).errors.isEmpty)
        #expect(Document.parse("[" + text + "]").errors.map(\.code) == [.limit])
    }

    @Test func largeScalarsAreRead() throws {
        let line = "0123456789abcdef0123456789abcdef\n"
        let text =
            "plain: " + String(repeating: "x", count: 10_000_000) + "\nblock: |\n"
            + String(repeating: "  " + line, count: 10_000)
        let root = try #require(Document.parse(text).documents.first).root
        #expect(root["plain"]?.withUTF8 { $0.count } == 10_000_000)
        #expect(root["block"]?.withUTF8 { $0.count } == 330_000)
    }

    @Test func sizeNodesAndErrorsAreLimited() {
        #expect(Document.parse("a: 1\n", limits: Limits(maximumBytes: 4)).errors.map(\.code) == [.limit])
        #expect(Document.parse("[1, 2, 3]", limits: Limits(maximumNodes: 3)).errors.map(\.code) == [.limit])
        let broken = Document.parse(String(repeating: "---\n@\n", count: 100), limits: Limits(maximumErrors: 10))
        #expect(broken.errors.count == 11)
        #expect(broken.errors.last?.code == .limit)
    }
}
