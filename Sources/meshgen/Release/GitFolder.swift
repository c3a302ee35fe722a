import MeshCompile
import MeshRollout

/// Git, as it sees a folder.
struct GitFolder {
    private let folder: String
    private let program: String
    /// The top of the repository, without links.
    private let top: String

    /// Throws where there is no Git or no repository.
    init(_ folder: String) throws(Refusal) {
        guard let program = Program.find("git") else {
            throw Refusal(.commit, "--commit needs git, which is not in PATH")
        }
        self.folder = folder
        self.program = program
        top = try Self.run(program, folder, ["rev-parse", "--show-toplevel"])
    }

    /// Who commits here; `nil` if nobody is known.
    static func author(in folder: String) -> String? {
        guard let program = Program.find("git"),
            let identity = try? run(program, folder, ["var", "GIT_AUTHOR_IDENT"])
        else { return nil }
        let name = String(identity.prefix { $0 != "<" }.reversed().drop { $0 == " " }.reversed())
        return name.isEmpty ? nil : name
    }

    /// The lines of `git status` about some files.
    func status(_ paths: [String]) throws(Refusal) -> [String] {
        try run(["-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files=all", "--"] + paths)
            .split(separator: "\n").map(String.init)
    }

    /// Those of some files that are not in the repository, and never shall be.
    func ignored(_ paths: [String]) throws(Refusal) -> Set<String> {
        guard
            let result = try? Tool(program, ["-C", folder, "-c", "core.quotePath=false", "check-ignore", "--"] + paths)
                .run()
        else { throw Refusal(.commit, "git cannot be started") }
        return result.succeeded ? Set(result.output.split(separator: "\n").map(String.init)) : []
    }

    /// A path as `git status` shows it.
    func shown(_ path: String) -> String {
        path.hasPrefix("\(top)/") ? String(path.dropFirst(top.utf8.count + 1)) : path
    }

    func run(_ arguments: [String]) throws(Refusal) -> String { try Self.run(program, folder, arguments) }

    private static func run(_ program: String, _ folder: String, _ arguments: [String]) throws(Refusal) -> String {
        guard let result = try? Tool(program, ["-C", folder] + arguments).run() else {
            throw Refusal(.commit, "git cannot be started")
        }
        guard result.succeeded else {
            let lines = result.output.split(separator: "\n").map(String.init)
            throw Refusal(.commit, "--commit: git refuses", advice: lines)
        }
        return result.output.last == "\n" ? String(result.output.dropLast()) : result.output
    }
}
