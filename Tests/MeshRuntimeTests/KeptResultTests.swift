import Foundation
import MeshModel
import MeshRender
import Testing

@testable import MeshRuntime

@Suite struct KeptResultTests {
    private let folder: TemporaryFolder
    private var path: String { "\(folder.path)/result" }

    init() throws { folder = try TemporaryFolder() }

    private static let result = KeptResult(
        traffic: Array("cart: {weight: 5}\n".utf8),
        Evaluation(
            rendered: RenderedMesh(
                files: files(["a/b.yaml": "---\nkind: A\n", "ü.yaml": ""]),
                resourceCount: 7,
                problems: [],
                notes: ["one", ""]
            ),
            secrets: [SecretRequirement(namespace: "n", name: "s", keys: ["k", "l"], user: "u")]
        )
    )

    @Test func whatIsWrittenIsRead() throws {
        Self.result.write(to: path)
        let read = try #require(KeptResult(at: path))
        #expect(read.traffic == Self.result.traffic)
        #expect(read.evaluation.rendered.files == Self.result.evaluation.rendered.files)
        #expect(read.evaluation.rendered.resourceCount == 7)
        #expect(read.evaluation.rendered.notes == ["one", ""])
        #expect(read.evaluation.secrets == Self.result.evaluation.secrets)
        #expect(folder.contents == ["result"])
    }

    @Test func aFileThatIsCutShortIsNone() throws {
        Self.result.write(to: path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for count in 0..<whole.count {
            try whole.prefix(count).write(to: URL(fileURLWithPath: path))
            #expect(KeptResult(at: path) == nil, "\(count) bytes")
        }
    }

    @Test func aDamagedFileIsNone() throws {
        Self.result.write(to: path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for index in whole.indices {
            var damaged = whole
            damaged[index] ^= 1
            try damaged.write(to: URL(fileURLWithPath: path))
            #expect(KeptResult(at: path) == nil, "byte \(index)")
        }
    }

    @Test func aResultThatCannotBeWrittenIsNotMissed() {
        Self.result.write(to: "\(folder.path)/nowhere/result")
        #expect(folder.contents.isEmpty)
    }
}
