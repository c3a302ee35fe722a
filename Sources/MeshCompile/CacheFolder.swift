import Glibc

/// The folder that keeps compiled meshes and their results: `~/.cache/meshgen`, unless the environment says otherwise.
///
/// `MESHGEN_CACHE` names the folder itself, `XDG_CACHE_HOME` the one it lies in. Everything in it can be deleted at any time.
public struct CacheFolder: Sendable {
    public let path: String

    /// How many entries of each kind are kept: compiled meshes, results of evaluating one, linked runtimes.
    private static let capacities = [("mesh-", 64), ("result-", 32), ("base-", 3)]

    public static func find() throws(CompileError) -> CacheFolder {
        if let path = Environment["MESHGEN_CACHE"] { return try CacheFolder(path) }
        if let path = Environment["XDG_CACHE_HOME"] { return try CacheFolder("\(path)/meshgen") }
        if let path = Environment["HOME"] { return try CacheFolder("\(path)/.cache/meshgen") }
        throw CompileError(
            .noCache,
            "there is no folder to keep compiled meshes in: HOME is unset",
            advice: ["name one in MESHGEN_CACHE"]
        )
    }

    init(_ path: String) throws(CompileError) {
        do throws(SystemError) {
            if !Files.exists(path) { try Files.makeFolder(path, isPrivate: true) }
        } catch {
            throw Self.failure(path, error)
        }
        // The compiler runs in another folder, so a relative path would mislead it.
        self.path = Files.resolved(path) ?? path
    }

    /// A new folder inside, for files that are not complete yet.
    func makeWorkFolder() throws(CompileError) -> String {
        do {
            return try Files.makeTemporaryFolder("\(path)/work-")
        } catch {
            throw Self.failure(path, error)
        }
    }

    static func failure(_ path: String, _ error: SystemError) -> CompileError {
        CompileError(
            .noCache,
            "cannot keep the compiled mesh in \(path): \(error.message)",
            advice: ["name a writable folder in MESHGEN_CACHE"]
        )
    }
}

extension CacheFolder {
    /// Where the compiled form of something is kept.
    func entry(_ key: String) -> String { "\(path)/mesh-\(key)" }

    /// Where the result of evaluating a mesh is kept, a file.
    func result(_ key: String) -> String { "\(path)/result-\(key)" }

    /// Makes a finished folder an entry.
    ///
    /// Whoever comes second finds the same content there and leaves it.
    func publish(_ folder: String, as entry: String) throws(CompileError) {
        do {
            try Files.move(folder, to: entry)
        } catch {
            Files.remove(folder)
            guard Files.exists(entry) else { throw Self.failure(path, error) }
        }
    }

    /// Removes the entries that were not used for the longest time, and what killed runs left behind.
    func prune() {
        let hour: Int64 = 3_600_000_000_000
        let entries = Files.names(in: path).compactMap { name in
            Files.status("\(path)/\(name)").map { (path: "\(path)/\(name)", name: name, used: $0.changed) }
        }
        let newest = entries.map(\.used).max() ?? 0
        for entry in entries where entry.name.hasPrefix("work-") && entry.used < newest - hour {
            Files.remove(entry.path)
        }
        for (prefix, capacity) in Self.capacities {
            let kept = entries.filter { $0.name.hasPrefix(prefix) }.sorted { $0.used > $1.used }
            for entry in kept.dropFirst(capacity) { Files.remove(entry.path) }
        }
    }
}
