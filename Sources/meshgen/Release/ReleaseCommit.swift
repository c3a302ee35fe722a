import MeshCompile
import MeshRollout

/// The Git commit of a change; whether it can be made is found out, as far as possible, before anything changes.
struct ReleaseCommit {
    private let git: GitFolder
    private let paths: [String]
    /// The record of the release; `nil` where Git ignores it.
    private let record: String?

    /// - Parameter paths: the files of the change, from where the user is.
    init(in folder: String, _ paths: [String]) throws(Refusal) {
        git = try GitFolder(folder)
        let record = Self.record(in: folder)
        self.paths = paths.map(Self.absolute)
        let ignored = try git.ignored(self.paths + [record])
        if let path = self.paths.first(where: ignored.contains) {
            throw Refusal(.commit, "--commit: Git ignores \(path)", advice: ["commit it, or leave out --commit"])
        }
        self.record = ignored.contains(record) ? nil : record
        // A record that was never committed holds nothing but what commands wrote.
        let known = try git.status(self.paths + [record]).filter { $0 != "?? \(git.shown(record))" }
        guard known.isEmpty else {
            throw Refusal(
                .commit,
                "--commit: the files have changes that are not committed",
                advice: known + ["commit or stash them first"]
            )
        }
    }

    /// Throws where a release that was made in a folder has not been committed.
    static func checkIsDone(in folder: String) throws(Refusal) {
        let git = try GitFolder(folder)
        let left = try git.status([record(in: folder)])
        guard !left.isEmpty else { return }
        throw Refusal(
            .commit,
            "--commit: nothing is left to change, but an earlier release is not committed",
            advice: left + ["commit its files with Git"]
        )
    }

    /// Commits the files and the record, and nothing else; gives the short name of the commit.
    ///
    /// What was staged is not any more where that fails.
    func commit(_ record: ReleaseRecord) throws(Refusal) -> String {
        let files = paths + [self.record].compactMap(\.self)
        do throws(Refusal) {
            _ = try git.run(["add", "--"] + files)
            _ = try git.run(["commit", "--quiet", "-m", Self.message(record), "--only", "--"] + files)
        } catch {
            _ = try? git.run(["reset", "--quiet", "--"] + files)
            throw Refusal(error.code, "--commit: Git refuses, so nothing was changed", advice: error.advice)
        }
        return (try? git.run(["rev-parse", "--short", "HEAD"])) ?? "HEAD"
    }

    private static func record(in folder: String) -> String { absolute("\(folder)/\(ReleaseRecord.fileName)") }

    /// The file itself, behind links; also of a file that is not there yet.
    private static func absolute(_ path: String) -> String {
        if let resolved = Files.resolved(path) { return resolved }
        guard let slash = path.lastIndex(of: "/") else { return "\(Files.resolved(".") ?? ".")/\(path)" }
        return "\(Files.resolved(String(path[...slash])) ?? ".")/\(path[path.index(after: slash)...])"
    }

    private static func message(_ record: ReleaseRecord) -> String {
        var lines = [
            "\(record.action) \(record.service): \(record.from.summary) -> \(record.to.summary)", "",
        ]
        if let reason = record.reason { lines += [reason, ""] }
        lines += [
            "Release-Service: \(record.service)", "Release-Action: \(record.action)",
            "Release-From: \(record.from.summary)", "Release-To: \(record.to.summary)",
            "Release-By: \(record.author)",
        ]
        return (lines + record.overridden.map { "Release-Override: \($0)" }).joined(separator: "\n")
    }
}
