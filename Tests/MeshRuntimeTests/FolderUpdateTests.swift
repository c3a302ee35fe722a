import Foundation
import MeshRender
import Testing

@testable import MeshRuntime

@Suite struct FolderUpdateTests {
    private let parent: TemporaryFolder
    private var folder: String { parent.path }

    init() throws { parent = try TemporaryFolder() }

    private func update(_ texts: [String: String]) throws -> FolderUpdate.Outcome {
        try FolderUpdate.run(on: folder, files: files(texts))
    }

    @Test func foldersAreCreated() throws {
        _ = try FolderUpdate.run(on: "\(folder)/a/b", files: files(["c/d.yaml": "x"]))
        #expect(parent["a/b/c/d.yaml"] == "x")
    }

    @Test func recordIsSortedAndTheOnlyTrace() throws {
        _ = try update(["b.yaml": "1", "a.yaml": "2"])
        #expect(parent.contents == [".meshgen-manifest", "a.yaml", "b.yaml"])
        let lines = parent[".meshgen-manifest"]?.split(separator: "\n") ?? []
        #expect(lines.dropFirst().map { $0.suffix(6) } == ["a.yaml", "b.yaml"])
    }

    @Test func unchangedFilesAreLeftAlone() throws {
        _ = try update(["a.yaml": "1", "b.yaml": "1"])
        let before = try FileManager.default.attributesOfItem(atPath: "\(folder)/a.yaml")[.systemFileNumber] as? Int
        #expect(try update(["a.yaml": "1", "b.yaml": "2"]).written == ["b.yaml"])
        let after = try FileManager.default.attributesOfItem(atPath: "\(folder)/a.yaml")[.systemFileNumber] as? Int
        #expect(before == after)
        #expect(try update(["a.yaml": "1", "b.yaml": "2"]) == FolderUpdate.Outcome())
    }

    @Test func staleFilesAreRemovedWithTheirFolders() throws {
        _ = try update(["a.yaml": "1", "cart/b.yaml": "2", "cart/c.yaml": "3"])
        try parent.write("mine", to: "mine.yaml")
        let outcome = try update(["a.yaml": "1"])
        #expect(outcome.removed == ["cart/b.yaml", "cart/c.yaml"])
        #expect(parent.contents == [".meshgen-manifest", "a.yaml", "mine.yaml"])
    }

    @Test func staleFileThatWasChangedIsKept() throws {
        _ = try update(["a.yaml": "1", "b.yaml": "2"])
        try parent.write("edited", to: "b.yaml")
        #expect(try update(["a.yaml": "1"]).kept == ["b.yaml"])
        #expect(parent["b.yaml"] == "edited")
        #expect(try update(["a.yaml": "1"]).kept == [], "it is the user's now")
    }

    @Test func changedFileIsRenderedAgain() throws {
        _ = try update(["a.yaml": "1"])
        try parent.write("edited", to: "a.yaml")
        #expect(try update(["a.yaml": "1"]).written == ["a.yaml"])
        #expect(parent["a.yaml"] == "1")
    }

    @Test func fileOfTheUserIsNeverOverwritten() throws {
        try parent.write("mine", to: "b.yaml")
        let error = #expect(throws: RenderProblem.self) { try update(["a.yaml": "1", "b.yaml": "2"]) }
        #expect(error?.message.contains("b.yaml' is in the way") == true)
        #expect(parent.texts == ["b.yaml": "mine"])
    }

    @Test func fileThatIsAlreadyRightIsTakenOver() throws {
        try parent.write("1", to: "a.yaml")
        #expect(try update(["a.yaml": "1"]).written == [])
        #expect(try update([:]).removed == ["a.yaml"])
    }

    @Test func recordCannotReachOutsideOfTheFolder() throws {
        try parent.write("mine", to: "outside.yaml")
        let hash = String(ContentHash(Array("mine".utf8)).value, radix: 16)
        let digits = String(repeating: "0", count: 16 - hash.count) + hash
        try parent.write("\(digits) ../outside.yaml\n<<<<<<< HEAD\n", to: "out/.meshgen-manifest")
        #expect(try FolderUpdate.run(on: "\(folder)/out", files: []).removed == [])
        #expect(parent["outside.yaml"] == "mine")
    }

    @Test func failureHalfWayTakesEverythingBack() throws {
        _ = try update(["a.yaml": "1", "old.yaml": "1", "b.yaml": "1"])
        try parent.write("a file, not a folder", to: "cart")
        let before = parent.texts
        #expect(throws: FileError.self) {
            try update(["a.yaml": "2", "b.yaml": "2", "new/x.yaml": "2", "zebra.yaml": "2", "cart/c.yaml": "2"])
        }
        #expect(parent.texts == before)
        #expect(!parent.contents.contains("new"))
    }

    @Test func failureRemovesTheFoldersThatWereCreated() throws {
        try parent.write("", to: "a/file")
        #expect(throws: FileError.self) { try FolderUpdate.run(on: "\(folder)/b/c", files: files(["x/\u{0}": ""])) }
        #expect(parent.contents == ["a", "a/file"])
    }

    @Test func leftoversOfAKilledRunAreRemoved() throws {
        try parent.write("half", to: "\(UpdatePlan.stagingName)/new-0")
        _ = try update(["a.yaml": "1"])
        #expect(parent.contents == [".meshgen-manifest", "a.yaml"])
    }

    @Test func updatesOfOneFolderWaitForEachOther() async throws {
        let folder = folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<8 {
                group.addTask {
                    let texts = [String: String]((0..<20).map { ("\($0).yaml", "\(index)") }) { $1 }
                    _ = try FolderUpdate.run(on: folder, files: files(texts))
                }
            }
            try await group.waitForAll()
        }
        #expect(Set((0..<20).map { parent["\($0).yaml"] }).count == 1)
    }
}
