import MeshCompile

/// The files that differ from where the work left a revision of Git: committed since, changed in the work tree, or new.
struct ChangedFiles {
    /// Absolute, without links.
    private let paths: Set<String>

    init(since revision: String) throws(CommandError) {
        guard !revision.hasPrefix("-") else { throw CommandError(message: "'\(revision)' is not a Git revision") }
        let root = try Self.git(["rev-parse", "--show-toplevel"]).first ?? ""
        // What others did meanwhile is not part of this work.
        let base = try Self.git(["merge-base", revision, "HEAD"]).first ?? revision
        let changed = try Self.git(["-C", root, "diff", "--name-only", "-z", "--no-renames", base, "--"])
        let new = try Self.git(["-C", root, "ls-files", "--others", "--exclude-standard", "-z"])
        paths = Set((changed + new).map { "\(root)/\($0)" })
    }

    /// Whether a file, named as the user would, is one of them.
    func contains(_ path: String) -> Bool { Files.resolved(path).map(paths.contains) ?? false }

    /// What Git prints, split at line ends or zero bytes.
    private static func git(_ arguments: [String]) throws(CommandError) -> [String] {
        guard let program = Program.find("git") else {
            throw CommandError(message: "--changed-since needs git, which is not in PATH")
        }
        guard let result = try? Tool(program, arguments).run() else {
            throw CommandError(message: "git cannot be started")
        }
        guard result.succeeded else {
            let isBase = arguments.first == "merge-base"
            let silence = isBase ? "the work tree has no history in common with \(arguments[1])" : "it failed"
            let reason = result.output.split(separator: "\n").first.map(String.init) ?? silence
            throw CommandError(message: "--changed-since: git says: \(reason)")
        }
        return result.output.split { $0 == "\n" || $0 == "\0" }.map(String.init)
    }
}
