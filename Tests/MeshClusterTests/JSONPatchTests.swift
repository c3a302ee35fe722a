import Testing
import YAML

@testable import MeshCluster

/// Patches that lead from one value to another.
@Suite struct JSONPatchTests {
    private func patch(_ old: String, _ new: String) throws -> String {
        let values = try [old, new].map { try JSONValue(#require(Document.parse($0).documents.first).root) }
        let steps = Document.parse(JSONPatch(from: values[0], to: values[1]).json).documents.first?.root
        return steps?.items.map { step in
            [step["op"]?.text, step["path"]?.text, step["value"]?.text].compactMap(\.self).joined(separator: " ")
        }.joined(separator: ", ") ?? ""
    }

    @Test(arguments: [
        ("{a: 1}", "{a: 1}", ""),
        ("{a: 1}", "{a: 2}", "test /a 1, replace /a 2"),
        ("{a: 1.5}", "{a: 2}", "replace /a 2"), ("{a: [<b>]}", "{}", "remove /a"),
        ("{a: 1}", "{b/c~d: x}", "test /a 1, remove /a, add /b~1c~0d x"),
        ("[1, 2, 3]", "[1, 3]", "test /1 2, remove /1"),
        ("[1, 3]", "[1, 2, 3]", "add /1 2"),
        ("[1, 2]", "[2, 1]", "test /0 1, replace /0 2, test /1 2, replace /1 1"),
        ("[1]", "[1, 2, 3]", "add /1 2, add /2 3"),
        ("[1, 2, 3]", "[1]", "test /2 3, remove /2, test /1 2, remove /1"),
        ("[1, 1]", "[1]", "test /1 1, remove /1"),
        ("[{w: 95}, {w: 5}]", "[{w: 80}, {w: 20}]", "test /0/w 95, replace /0/w 80, test /1/w 5, replace /1/w 20"),
    ])
    func testsWhatItReplaces(_ old: String, _ new: String, _ steps: String) throws {
        #expect(try patch(old, new) == steps)
    }

    @Test func guardsTheVersion() {
        let patch = JSONPatch(from: .map(["a": .int(1)]), to: .map(["a": .int(2)])).guarded(by: "7")
        #expect(patch.operations.first == .test("/metadata/resourceVersion", .string("7")))
    }
}
