import MeshRender
import Testing

@testable import MeshRuntime

@Suite struct FolderCheckTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func check(_ texts: [String: String]) throws -> FolderCheck {
        try FolderCheck(of: folder.path, for: files(texts))
    }

    @Test func freshFolderIsUpToDate() throws {
        _ = try FolderUpdate.run(on: folder.path, files: files(["a.yaml": "1\n"]))
        try folder.write("mine", to: "mine.yaml")
        let check = try check(["a.yaml": "1\n"])
        #expect(check.isUpToDate)
        #expect(check.diff.isEmpty)
    }

    @Test func differencesAreShownAndNothingIsWritten() throws {
        _ = try FolderUpdate.run(on: folder.path, files: files(["a.yaml": "1\n", "c.yaml": "3\n"]))
        let before = folder.texts
        let check = try check(["a.yaml": "2\n", "b.yaml": "2\n"])
        #expect(check.summary == "1 changed, 1 missing, 1 stale")
        #expect(
            String(decoding: check.diff, as: UTF8.self) == """
                --- a/a.yaml
                +++ b/a.yaml
                @@ -1 +1 @@
                -1
                +2
                --- /dev/null
                +++ b/b.yaml
                @@ -0,0 +1 @@
                +2
                --- a/c.yaml
                +++ /dev/null
                @@ -1 +0,0 @@
                -3

                """
        )
        #expect(folder.texts == before)
    }

    @Test func missingFolderIsAllMissing() throws {
        let check = try FolderCheck(of: "\(folder.path)/none", for: files(["a.yaml": "1\n"]))
        #expect(check.summary == "1 missing")
    }
}
