import Foundation
import Testing
import YAML

/// Lets other programs read what the writer wrote.
@Suite struct ReadBackTests {
    private static let kubectl = Program(named: "kubectl")
    private static let python = Program(named: "python3", needing: ["-c", "import yaml"])

    /// Everything that is hard to write, each text once as a value and once as a key.
    private static var tree: Tree {
        .mapping([
            .init(key: "apiVersion", value: .string("example.com/v1")), .init(key: "kind", value: .string("Tricks")),
            .init(key: "metadata", value: .mapping([.init(key: "name", value: .string("tricks"))])),
            .init(key: "texts", value: .sequence(trickyTexts.map(Tree.string))),
            .init(
                key: "entries",
                value: .mapping(
                    Set(trickyTexts).sorted().map {
                        .init(key: $0, value: .mapping([.init(key: "text", value: .string($0))]))
                    }
                )
            ),
        ])
    }

    private struct Tricks: Decodable {
        var texts: [String]
        var entries: [String: [String: String]]
    }

    @Test(.enabled(if: kubectl != nil, "kubectl is not installed"))
    func kubectlReadsEveryTextAsItIs() throws {
        try expectTricks(Self.kubectl, ["label", "--local", "-o", "json", "read=back", "-f"])
    }

    @Test(.enabled(if: python != nil, "python3 with PyYAML is not installed"))
    func pyYAMLReadsEveryTextAsItIs() throws {
        try expectTricks(
            Self.python,
            [
                "-c",
                "import sys, json, yaml; json.dump(yaml.safe_load(open(sys.argv[1], encoding='utf-8')), sys.stdout)",
            ]
        )
    }

    /// Without quotes, what does the text mean to `kubectl`? The reader must say the same.
    @Test(.enabled(if: kubectl != nil, "kubectl is not installed"))
    func plainTextMeansToTheReaderWhatItMeansToKubectl() throws {
        let texts = (tricksOfWords + tricksOfNumbers).filter { text in
            // JSON has no infinity, and this is not a value.
            !text.lowercased().hasSuffix("inf") && !text.lowercased().hasSuffix("nan") && text != "-"
        }
        let head = "apiVersion: example.com/v1\nkind: Tricks\nmetadata: {name: tricks}\nvalues:\n"
        let yaml = head + texts.map { "- \($0)\n" }.joined()
        let output = try withFile(yaml) { file in
            try #require(Self.kubectl).output(["label", "--local", "-o", "json", "read=back", "-f", file])
        }
        let ours = try #require(Document.parse(yaml).documents.first?.root["values"])
        let theirs = try #require(Document.parse(Array(output)).documents.first?.root["values"])
        #expect(ours.items.count == theirs.items.count)
        for (our, their) in zip(ours.items, theirs.items) {
            #expect(number(our.scalar) == number(their.scalar), "\(our.text ?? "")")
        }
    }

    /// JSON does not tell whole numbers from others.
    private func number(_ value: ScalarValue?) -> ScalarValue? {
        if case .int(let int) = value { .double(Double(int)) } else { value }
    }

    private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try body(file.path)
    }

    private func expectTricks(_ program: Program?, _ arguments: [String]) throws {
        let output = try withFile(Self.tree.yaml) { try #require(program).output(arguments + [$0]) }
        let read = try JSONDecoder().decode(Tricks.self, from: output)
        for (text, read) in zip(trickyTexts, read.texts) { #expect(text == read) }
        #expect(read.texts.count == trickyTexts.count)
        #expect(read.entries.allSatisfy { $0.value == ["text": $0.key] })
        #expect(read.entries.count == Set(trickyTexts).count)
    }
}

/// A program on this machine.
private struct Program {
    var url: URL

    /// `nil` if it is not in the path, or fails with `arguments`.
    init?(named name: String, needing arguments: [String]? = nil) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let candidates = folders.map { URL(filePath: "\($0)/\(name)") }
        guard let url = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            return nil
        }
        self.url = url
        guard let arguments else { return }
        guard (try? output(arguments)) != nil else { return nil }
    }

    func output(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
        return data
    }
}
