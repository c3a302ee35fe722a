import Foundation
import MeshRollout
import TestKit
import Testing

/// Folders that are changed at the same time, and what stopped commands leave.
@Suite struct FileTransactionTests {
    private static let journal = ".meshgen-release.journal"

    private func refused(_ path: String) -> Refusal.Code? {
        do {
            _ = try FileTransaction(in: path)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func foldersInEachOther() throws {
        let folder = try TemporaryFolder()
        for name in ["a/inner/x", "b/x"] { try folder.write("", to: name) }
        let inner = try FileTransaction(in: "\(folder.path)/a")
        #expect(refused(folder.path) == .busy)
        #expect(refused("\(folder.path)/a/inner") == .busy)
        #expect(refused("\(folder.path)/b") == nil)
        #expect(inner.repair == nil)
        _ = consume inner
        let outer = try FileTransaction(in: folder.path)
        #expect(refused("\(folder.path)/a/inner") == .busy)
        #expect(outer.repair == nil)
    }

    /// A change of `vs.yaml` that was stopped in a folder: the journal, and the file that waits.
    private func stop(in name: String, of folder: TemporaryFolder) throws {
        let path = "\(folder.url.resolvingSymlinksInPath().path)/\(name)/vs.yaml"
        try folder.write("old", to: "\(name)/vs.yaml")
        try folder.write("new", to: "\(name)/vs.yaml.meshgen-1")
        let text = "meshgen release 2\n.meshgen-1\n1\n\(path.utf8.count) 3 3\n\(path)oldnew"
        try folder.write(text, to: "\(name)/\(Self.journal)")
    }

    @Test(arguments: ["", "a", "a/inner"])
    func repairFromAnyFolder(_ named: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "a/inner/x")
        try stop(in: "a", of: folder)
        let path = "\(folder.path)/\(named)"
        #expect(FileTransaction.isPending(in: path))
        let transaction = try FileTransaction(in: path)
        #expect(transaction.repair?.contains("stopped half-way") == true)
        #expect(folder.files == ["a/inner/x", "a/vs.yaml"])
        #expect(try folder.read("a/vs.yaml") == "new")
        #expect(!FileTransaction.isPending(in: path))
    }

    @Test func othersAreNotRepaired() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: ".git/x")
        try folder.write("", to: "b/x")
        try stop(in: "a", of: folder)
        #expect(!FileTransaction.isPending(in: "\(folder.path)/b"))
        #expect(FileTransaction.isPending(in: folder.path))
        #expect(!FileTransaction.isPending(in: folder.path, isDeep: false))
    }

    /// What cannot be written leaves nothing behind: beside a file of this name no other has a place.
    @Test func failedChangeLeavesNothing() throws {
        let name = String(repeating: "v", count: 245) + ".yaml"
        let text = Reviews.split(["v1": 90, "v2": 10])
        let folder = try ReleaseFolder([name: text, "a.yaml": text.replacing("name: reviews,", with: "name: other,")])
        #expect(folder.codes(.set(20)).isEmpty)
        let refusal = #expect(throws: Refusal.self) { try folder.run(.set(20)) }
        #expect(refusal?.code == .unreadable)
        #expect(folder.folder.files == ["a.yaml", name])
        #expect(try folder.folder.read(name) == text)
    }

    @Test func changeThatIsTakenBack() throws {
        struct Stop: Error {}
        let text = Reviews.split(["v1": 90, "v2": 10])
        let folder = try ReleaseFolder(["vs.yaml": text])
        let reading = try folder.store.read()
        let state = try reading.state.applying(.set(20))
        let plan = try folder.store.plan(state, from: reading)
        let record = ReleaseRecord(time: 0, author: "", service: "reviews", action: "", from: reading.state, to: state)
        #expect(throws: Stop.self) {
            try folder.store.apply(plan, record) {
                #expect(try folder.folder.read("vs.yaml") != text)
                #expect(refused(folder.folder.path) == .busy)
                throw Stop()
            }
        }
        #expect(try folder.folder.read("vs.yaml") == text)
        #expect(folder.folder.files == ["vs.yaml"])
    }
}
