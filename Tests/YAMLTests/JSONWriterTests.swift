import Foundation
import Testing
import YAML

@Suite struct JSONWriterTests {
    private let tree = Tree.mapping([
        .init(key: "a", value: .sequence([.int(1), .null, .sequence([])])), .init(key: "b\"", value: .mapping([])),
        .init(key: "c", value: .double(.nan)),
    ])

    private func json(_ tree: Tree, _ layout: JSONWriter.Layout) -> String {
        var writer = JSONWriter(layout)
        writer.beginDocument(comment: "left out")
        tree.write(to: &writer)
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    @Test func compact() {
        #expect(json(tree, .compact) == #"{"a":[1,null,[]],"b\"":{},"c":null}"# + "\n")
    }

    @Test func pretty() {
        let expected = """
            {
              "a": [
                1,
                null,
                []
              ],
              "b\\"": {},
              "c": null
            }

            """
        #expect(json(tree, .pretty) == expected)
    }

    @Test(arguments: [JSONWriter.Layout.pretty, .compact])
    func foundationReadsItBack(_ layout: JSONWriter.Layout) throws {
        let text = json(.sequence(trickyTexts.map(Tree.string)), layout)
        #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == trickyTexts)
    }
}
