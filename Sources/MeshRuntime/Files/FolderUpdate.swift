import Glibc
import MeshRender

/// Makes a folder hold what a render comes to: all of it, or, after an error or a kill, what it held before.
///
/// Where the system can, the whole folder is exchanged at once: see ``FolderExchange``. Elsewhere files are moved into
/// place one by one after a plan, and whoever comes next takes back what a killed process has begun: see ``UpdatePlan``.
struct FolderUpdate {
    /// What changed in the folder.
    struct Outcome: Hashable {
        /// The files that were written.
        var written: [String] = []
        /// Stale files that were removed.
        var removed: [String] = []
        /// Stale files that were left, because they are not as meshgen wrote them.
        var kept: [String] = []
        /// Whether changes of a run that was stopped half-way were taken back before.
        var isRepaired = false
    }

    private let folder: String

    /// Brings the folder up to date.
    ///
    /// - Parameter isPartial: whether the files are a part of what a mesh comes to; then nothing is removed for them.
    static func run(on folder: String, files: [RenderedFile], isPartial: Bool = false) throws -> Outcome {
        var created = CreatedFolders()
        do {
            try created.create(upTo: folder)
            return try FolderUpdate(folder: folder).run(files, isPartial)
        } catch {
            created.remove()
            throw error
        }
    }

    /// Takes back the changes of a run that was stopped half-way.
    ///
    /// - Returns: whether there were any.
    static func repair(_ folder: String) throws(FileError) -> Bool {
        guard try UpdatePlan(leftIn: folder) != nil else { return false }
        let lock = try FolderLock(folder)
        defer { lock.release() }
        return try rollBack(folder)
    }

    private static func rollBack(_ folder: String) throws(FileError) -> Bool {
        guard let plan = try UpdatePlan(leftIn: folder) else { return false }
        try plan.rollBack()
        return true
    }

    private func run(_ files: [RenderedFile], _ isPartial: Bool) throws -> Outcome {
        var lock = try FolderLock(folder)
        defer { lock.release() }
        let isRepaired = try Self.rollBack(folder)
        FolderRemnant.clear(besides: folder)
        try FileSystem.removeFlatFolder("\(folder)/\(UpdatePlan.stagingName)")
        let survey = try FolderSurvey(of: folder, for: files)
        try refuse(survey, isPartial)
        let outcome = Outcome(
            written: survey.changes.map(\.file.path),
            removed: survey.stale,
            kept: survey.kept,
            isRepaired: isRepaired
        )
        if outcome.written.isEmpty, survey.record == survey.nextRecord { return outcome }
        if FolderExchange(survey)?.run(&lock) != true { try move(survey) }
        return outcome
    }

    /// Refuses what would lose files.
    private func refuse(_ survey: FolderSurvey, _ isPartial: Bool) throws {
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
    }

    /// Moves files into place one by one.
    private func move(_ survey: FolderSurvey) throws {
        var plan = UpdatePlan(of: folder)
        do {
            try plan.begin()
            try stage(survey, in: &plan)
            try plan.commit()
        } catch {
            // Where even this fails, the plan stays for the next run.
            try? plan.rollBack()
            throw error
        }
        for path in survey.stale.flatMap(\.foldersAbove) { rmdir("\(folder)/\(path)") }
    }

    /// Plans the changes so that at each moment the record knows every file of meshgen's that is in the folder.
    private func stage(_ survey: FolderSurvey, in plan: inout UpdatePlan) throws(FileError) {
        let hasRecord = try FileSystem.entry(at: "\(folder)/\(FolderRecord.name)") != nil
        let both = survey.record.union(survey.nextRecord)
        try plan.add(hasRecord ? .replace : .add, FolderRecord.name, both.text)
        var folders: Set<String> = []
        for change in survey.changes {
            for path in change.file.path.foldersAbove.reversed() where folders.insert(path).inserted {
                if !FileSystem.isFolder("\(folder)/\(path)") { try plan.add(.folder, path) }
            }
            try plan.add(change.kind == .new ? .add : .replace, change.file.path, change.file.bytes)
        }
        for path in survey.stale { try plan.add(.remove, path) }
        try plan.add(.replace, FolderRecord.name, survey.nextRecord.text)
    }
}
