import Glibc
import MeshCompile
import MeshLint
import MeshRollout

/// A place on this machine: the folder that a change holds, and its store.
enum ReleasePlace {
    case mesh(folder: String, MeshStore)
    case manifests(folder: String, FolderStore)

    init(_ options: PlaceOptions) throws {
        if let folder = options.folder {
            let store = FolderStore(
                folder,
                ServiceName(host: options.service, in: nil),
                stable: options.manifests.stable,
                routeNames: Set(options.manifests.routes),
                lint: try LintOptions.ofThisFolder()
            )
            self = .manifests(folder: folder, store)
        } else {
            let sources = try MeshSources(at: options.path)
            let texts = sources.files.map { String(decoding: $0.content, as: UTF8.self) }
            let folder = sources.folder.isEmpty ? "." : sources.folder
            self = .mesh(
                folder: folder,
                MeshStore(folder, options.service, sources: texts, stable: options.manifests.stable)
            )
        }
    }

    var folder: String {
        switch self {
        case .mesh(let folder, _), .manifests(let folder, _): folder
        }
    }

    var store: any TrafficStore {
        switch self {
        case .mesh(_, let store): store
        case .manifests(_, let store): store
        }
    }

    /// Finishes what a stopped command left, and says so.
    func repair() throws {
        if let repair = try FileTransaction(in: folder).repair { Console.note("note: \(repair)") }
    }
}

extension LintOptions {
    /// The options that the configuration of the current folder gives.
    fileprivate static func ofThisFolder() throws -> LintOptions {
        var options = LintOptions()
        guard Files.exists(LintConfiguration.fileName), let bytes = try? Files.read(LintConfiguration.fileName) else {
            return options
        }
        do {
            options.apply(try LintConfiguration(LintSource(LintConfiguration.fileName, bytes)))
        } catch {
            throw CommandError(message: "\(error.place): \(error.message)")
        }
        return options
    }
}
