import Foundation
import MeshModel
import TestKit
import Testing

/// The model against the CRDs that Istio installs.
@Suite(.enabled(if: Corpus.exists, "there is no shared/istio beside the project"))
struct IstioSchemaTests {
    private static let crds = Project.root.deletingLastPathComponent().appending(path: "shared/istio/crd-all.gen.yaml")

    @Test func everyFieldOfEveryIstioKindIsModelled() throws {
        let run = try CommandRun(
            Project.path(".build/python/bin/python3"),
            [Project.path("Tests/Tools/crd_fields.py").path, "--crds", Self.crds.path]
        )
        try #require(run.status == 0, "\(run.errors)")
        let expected = run.output.split(separator: "\n").map {
            $0.split(separator: " ").prefix(2).joined(separator: " ")
        }
        #expect(expected.count > 1_000)
        var modelled: Set<String> = []
        let kinds = Set(expected.compactMap { $0.split(separator: " ").first.map(String.init) })
        for kind in ResourceKinds.all where kind.type.group.hasSuffix("istio.io") && kinds.contains(kind.type.kind) {
            let fields = kind.schema.fields.filter { $0.name == "spec" }
            collect(fields, "\(kind.type.kind) ", &modelled)
        }
        #expect(Set(expected).subtracting(modelled).sorted() == [])
        #expect(modelled.subtracting(expected).sorted() == [])
    }

    private func collect(_ fields: [FieldSchema], _ prefix: String, _ paths: inout Set<String>) {
        for field in fields { collect(field.shape, prefix + field.name, &paths) }
    }

    private func collect(_ shape: FieldShape, _ path: String, _ paths: inout Set<String>) {
        paths.insert(path)
        switch shape {
        case .object(let type): collect(type.schema.fields, path + ".", &paths)
        case .list(let inner): collect(inner, path + "[]", &paths)
        case .map(let inner): collect(inner, path + "{}", &paths)
        default: break
        }
    }
}
