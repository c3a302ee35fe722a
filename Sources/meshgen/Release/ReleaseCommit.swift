import MeshCompile
import MeshRollout

/// The Git commit of a change; whether it can be made is found out before anything changes.
struct ReleaseCommit {
    private let folder: String
    private let program: String
    private let paths: [String]
    /// Who commits.
    let author: String

    /// - Parameter paths: the files of the change, from where the user is.
    init(in folder: String, _ paths: [String]) throws {
        guard let program = Program.find("git") else {
            throw CommandError(message: "--commit needs git, which is not in PATH")
        }
        self.folder = folder
        self.program = program
        self.paths = paths.map(Self.absolute)
        author = (try? Self.git(program, folder, ["config", "user.name"])) ?? Author.name
        let known = try Self.git(program, folder, ["status", "--porcelain", "--"] + self.paths)
        guard known.isEmpty else {
            throw CommandError(
                message: "--commit: the files have changes that are not committed",
                advice: known.split(separator: "\n").map(String.init) + ["commit or stash them first"]
            )
        }
    }

    /// Commits the files and the record, and nothing else; gives the short name of the commit.
    func commit(_ record: ReleaseRecord) throws -> String {
        let files = paths + ["\(Files.resolved(folder) ?? folder)/\(ReleaseRecord.fileName)"]
        _ = try Self.git(program, folder, ["add", "--force", "--"] + files)
        _ = try Self.git(program, folder, ["commit", "--quiet", "-m", Self.message(record), "--only", "--"] + files)
        return try Self.git(program, folder, ["rev-parse", "--short", "HEAD"])
    }

    /// Also of a file that is not there yet.
    private static func absolute(_ path: String) -> String {
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

    private static func git(_ program: String, _ folder: String, _ arguments: [String]) throws -> String {
        guard let result = try? Tool(program, ["-C", folder] + arguments).run() else {
            throw CommandError(message: "git cannot be started")
        }
        guard result.succeeded else {
            let lines = result.output.split(separator: "\n").map(String.init)
            throw CommandError(message: "--commit: git refuses", advice: lines)
        }
        return result.output.last == "\n" ? String(result.output.dropLast()) : result.output
    }
}
