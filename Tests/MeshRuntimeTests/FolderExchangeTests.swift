import Foundation
import MeshRender
import Testing

@testable import MeshRuntime

/// What happens to the files of the user, and to the folder itself, when a folder trades places with its successor.
@Suite struct FolderExchangeTests {
    private let parent: TemporaryFolder
    private var folder: String { "\(parent.path)/out" }
    private var sibling: String { ".out.meshgen-new" }

    init() throws { parent = try TemporaryFolder() }

    @discardableResult private func update(_ texts: [String: String]) throws -> FolderUpdate.Outcome {
        try FolderUpdate.run(on: folder, files: files(texts))
    }

    private func number(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(parent.path)/\(name)")[.systemFileNumber] as? Int
    }

    @Test func theFolderIsAnotherAndTheFilesOfTheUserAreTheSame() throws {
        try update(["a.yaml": "1", "cart/b.yaml": "1"])
        try parent.write("mine", to: "out/cart/mine.txt")
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "/nowhere")
        let before = try (number("out"), number("out/cart/mine.txt"))
        try update(["a.yaml": "2", "new/c.yaml": "2"])
        #expect(try number("out") != before.0)
        #expect(try number("out/cart/mine.txt") == before.1)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/link") == "/nowhere")
        #expect(
            parent.contents == [
                "out", "out/.meshgen-manifest", "out/a.yaml", "out/cart", "out/cart/mine.txt", "out/link", "out/new",
                "out/new/c.yaml",
            ]
        )
    }

    @Test(arguments: [0o700, 0o775, 0o2750])
    func permissionsAreKept(_ mode: Int) throws {
        try update(["a/b.yaml": "1"])
        for path in [folder, "\(folder)/a"] { chmod(path, mode_t(mode)) }
        try update(["a/b.yaml": "2"])
        for path in [folder, "\(folder)/a"] {
            var status = stat()
            stat(path, &status)
            #expect(status.st_mode & 0o7777 == mode)
        }
    }

    @Test func aFolderOfTheUserKeepsTheFolderWhereItIs() throws {
        try update(["a.yaml": "1"])
        try parent.write("mine", to: "out/mine/file")
        let before = try number("out")
        try update(["a.yaml": "2"])
        #expect(try number("out") == before)
        #expect(parent["out/mine/file"] == "mine")
        #expect(parent["out/a.yaml"] == "2")
    }

    @Test func aLinkToTheFolderStaysALink() throws {
        try FileManager.default.createDirectory(atPath: "\(parent.path)/real", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: "real")
        for text in ["1", "2"] { try update(["a.yaml": text]) }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder) == "real")
        #expect(parent["real/a.yaml"] == "2")
    }

    @Test func aLinkInsideIsFollowedAsBefore() throws {
        try FileManager.default.createDirectory(atPath: "\(parent.path)/else", withIntermediateDirectories: false)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/cart", withDestinationPath: "../else")
        try update(["cart/a.yaml": "1"])
        #expect(parent["else/a.yaml"] == "1")
        #expect(!parent.contents.contains(sibling))
    }

    @Test func leftoversBesideTheFolderAreRemovedButNeverTheUsersFiles() throws {
        try update(["a.yaml": "1"])
        try parent.write("half", to: "\(sibling)/a.yaml")
        try parent.write("saved meanwhile", to: "\(sibling)/notes.txt")
        try update(["a.yaml": "1"])
        #expect(parent.contents == ["out", "out/.meshgen-manifest", "out/a.yaml", "out/notes.txt"])
        #expect(parent["out/a.yaml"] == "1")
        #expect(parent["out/notes.txt"] == "saved meanwhile")
    }
}

/// A plan that was carried out as far as each of its steps is taken back.
@Suite struct UpdatePlanTests {
    @Test func aPlanWithoutAnEndIsTakenBack() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "a.yaml")
        try folder.write("stale", to: "s.yaml")
        let before = folder.texts
        let failing = "missing/folder/c.yaml"
        var plan = UpdatePlan(of: folder.path)
        try plan.begin()
        try plan.add(.replace, "a.yaml", Array("new".utf8))
        try plan.add(.folder, "x")
        try plan.add(.add, "x/b.yaml", Array("new".utf8))
        try plan.add(.remove, "s.yaml")
        try plan.add(.add, failing, Array("new".utf8))
        #expect(throws: FileError.self) { try plan.commit() }
        #expect(folder["a.yaml"] == "new")
        #expect(try FolderUpdate.repair(folder.path))
        #expect(folder.texts == before)
        #expect(folder.contents == ["a.yaml", "s.yaml"])
        #expect(try !FolderUpdate.repair(folder.path))
    }
}
