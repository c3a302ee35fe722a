import Foundation
import MeshModel
import MeshRender
import Testing
import YAML

/// Manifests that other people wrote; they lie beside the checkout where they are needed.
@Suite(.enabled(if: Corpus.exists, "there is no shared/corpus beside the project"))
struct CorpusTests {
    @Test func everyDocumentDecodesAndEncodesToTheSameData() throws {
        var count = 0
        for file in Corpus.files {
            let stream = Document.parse([UInt8](try Data(contentsOf: file)))
            #expect(stream.errors.isEmpty, "\(file.lastPathComponent): \(stream.errors)")
            for document in stream.documents {
                guard let manifest = Manifest(document.root) else { continue }
                count += 1
                #expect(manifest.tape.sortedJSON == manifest.sourceTape.sortedJSON, "\(file.path()):\(document.mark)")
            }
        }
        #expect(count > 250)
    }

    /// In good manifests there is nothing that the model does not know, but where they are wrong or of another version.
    @Test func theModelKnowsEveryFieldThatIsUsed() throws {
        var unknown: Set<String> = []
        for file in Corpus.files {
            for document in Document.parse([UInt8](try Data(contentsOf: file))).documents {
                guard let manifest = Manifest(document.root), !(manifest.resource is RawResource) else { continue }
                let schema = Swift.type(of: manifest.resource).schema
                UnknownFieldFinder.find(in: AnyValue(manifest.sourceTape), schema, path: schema.name, into: &unknown)
            }
        }
        #expect(unknown.sorted() == Corpus.knownUnknownFields)
    }
}

enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/corpus/istio-samples")

    static var exists: Bool { FileManager.default.fileExists(atPath: folder.path()) }

    static var files: [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { ["yaml", "yml"].contains($0.pathExtension) }
            .sorted { $0.path() < $1.path() }
    }

    /// Mistakes of the samples themselves.
    static let knownUnknownFields: [String] = []
}

/// Walks data along a schema.
enum UnknownFieldFinder {
    static func find(in value: AnyValue, _ schema: ObjectSchema, path: String, into unknown: inout Set<String>) {
        for (key, child) in value.entries ?? [] {
            if path == schema.name, ["apiVersion", "kind"].contains(key) { continue }
            guard let field = schema.field(key) else {
                unknown.insert("\(path).\(key)")
                continue
            }
            find(in: child, field.shape, path: "\(path).\(key)", into: &unknown)
        }
    }

    private static func find(in value: AnyValue, _ shape: FieldShape, path: String, into unknown: inout Set<String>) {
        switch shape {
        case .object(let type): find(in: value, type.schema, path: path, into: &unknown)
        case .list(let inner): for item in value.items ?? [] { find(in: item, inner, path: path, into: &unknown) }
        case .map(let inner):
            for entry in value.entries ?? [] { find(in: entry.value, inner, path: path, into: &unknown) }
        default: break
        }
    }
}
