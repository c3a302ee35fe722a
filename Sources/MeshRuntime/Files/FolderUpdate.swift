import Glibc
import MeshRender

/// Makes a folder hold what a render comes to: all of it, or, after an error, what it held before.
///
/// New contents are first written into a folder of their own inside; then each file is moved into place, which happens
/// at once or not at all. A process that is killed therefore leaves whole files, old or new, and a record that knows
/// both; the next update starts by removing what was left lying.
struct FolderUpdate {
    /// What changed in the folder.
    struct Outcome: Hashable {
        /// The files that were written.
        var written: [String] = []
        /// Stale files that were removed.
        var removed: [String] = []
        /// Stale files that were left, because they are not as meshgen wrote them.
        var kept: [String] = []
    }

    /// Where contents wait until all of them are written.
    static let stagingName = ".meshgen-staging"

    private let folder: String
    private var staging: String { "\(folder)/\(Self.stagingName)" }
    private var journal = Journal()

    private init(_ folder: String) { self.folder = folder }

    /// Brings the folder up to date.
    ///
    /// - Parameter isPartial: whether the files are a part of what a mesh comes to; then nothing is removed for them.
    static func run(on folder: String, files: [RenderedFile], isPartial: Bool = false) throws -> Outcome {
        var update = FolderUpdate(folder)
        do {
            return try update.run(files, isPartial)
        } catch {
            update.journal.rollBack()
            throw error
        }
    }

    private mutating func run(_ files: [RenderedFile], _ isPartial: Bool) throws -> Outcome {
        try journal.createFolders(upTo: folder)
        let lock = try FileSystem.lock(folder)
        defer { close(lock) }
        try FileSystem.removeFlatFolder(staging)
        let survey = try FolderSurvey(of: folder, for: files)
        if let conflict = survey.changes.first(where: { $0.kind == .conflict }) {
            throw RenderProblem(
                "'\(folder)/\(conflict.file.path)' is in the way and was not written by meshgen; "
                    + "move it or choose another folder"
            )
        }
        if isPartial, let other = survey.stale.first {
            throw RenderProblem(
                "'\(folder)' holds more than --only selects, such as '\(other)', which would be removed; choose another folder"
            )
        }
        let outcome = Outcome(
            written: survey.changes.map(\.file.path),
            removed: survey.stale,
            kept: survey.kept
        )
        if outcome.written.isEmpty, survey.record == survey.nextRecord { return outcome }
        try stage(survey)
        try commit(survey)
        try FileSystem.removeFlatFolder(staging)
        removeEmptyFolders(of: survey.stale)
        return outcome
    }

    /// Writes all that is new, where nobody looks yet.
    private mutating func stage(_ survey: FolderSurvey) throws {
        try journal.createScratchFolder(staging)
        for (index, change) in survey.changes.enumerated() {
            try FileSystem.create("\(staging)/new-\(index)", change.file.bytes)
        }
        try FileSystem.create("\(staging)/record-during", survey.record.union(survey.nextRecord).text)
        try FileSystem.create("\(staging)/record-after", survey.nextRecord.text)
    }

    /// Moves everything into place.
    ///
    /// At each moment the record knows every file of meshgen's that is in the folder.
    private mutating func commit(_ survey: FolderSurvey) throws {
        let record = "\(folder)/\(FolderRecord.name)"
        try journal.replace(record, with: "\(staging)/record-during", backup: "\(staging)/record-before")
        for (index, change) in survey.changes.enumerated() {
            let path = "\(folder)/\(change.file.path)"
            if let slash = path.lastIndex(of: "/") { try journal.createFolders(upTo: String(path[..<slash])) }
            try journal.replace(path, with: "\(staging)/new-\(index)", backup: "\(staging)/old-\(index)")
        }
        for (index, path) in survey.stale.enumerated() {
            try journal.move("\(folder)/\(path)", to: "\(staging)/stale-\(index)")
        }
        try journal.replace(record, with: "\(staging)/record-after", backup: "\(staging)/record-between")
    }

    /// Removes the folders that only held stale files.
    private func removeEmptyFolders(of stale: [String]) {
        for path in Set(stale.compactMap { path in path.lastIndex(of: "/").map { path[..<$0] } }) {
            rmdir("\(folder)/\(path)")
        }
    }
}
