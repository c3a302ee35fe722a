import Foundation
import Testing
import YAML

/// YAML that other people wrote, in a folder beside the checkout or in `MESHGEN_CORPUS`.
private enum Corpus {
    static let files: [URL] = {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["MESHGEN_CORPUS"].map { URL(filePath: $0) }
        let folder = named ?? checkout.deletingLastPathComponent().appending(path: "shared/corpus")
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let files = (found?.allObjects ?? []).compactMap { $0 as? URL }
        return files.filter { ["yaml", "yml"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }()
}

@Suite(.enabled(if: !Corpus.files.isEmpty, "the corpus is not beside the checkout"))
struct CorpusTests {
    @Test func everyFileIsRead() throws {
        for file in Corpus.files {
            let stream = Document.parse(Array(try Data(contentsOf: file)))
            #expect(stream.errors.isEmpty, "\(file.path)")
            #expect(!stream.documents.isEmpty, "\(file.path)")
        }
    }

    @Test func whatIsReadAndWrittenIsTheSame() throws {
        for file in Corpus.files {
            for document in Document.parse(Array(try Data(contentsOf: file))).documents {
                let tree = Tree(document.root)
                #expect(Document.parse(tree.yaml).documents.map { Tree($0.root) } == [tree], "\(file.path)")
            }
        }
    }
}
