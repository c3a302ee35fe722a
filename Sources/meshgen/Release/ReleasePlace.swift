import Glibc
import MeshCompile
import MeshLint
import MeshRollout

/// The place of a release: its store, and for files the folder that a change holds.
enum ReleasePlace {
    case mesh(folder: String, MeshStore)
    case manifests(folder: String, FolderStore)
    case cluster(ClusterStore)

    init(_ options: PlaceOptions) throws {
        if options.manifests.cluster.isGiven {
            let (api, namespace) = try options.manifests.cluster.api()
            let store = ClusterStore(
                api,
                ServiceName(host: options.service, in: namespace),
                stable: options.manifests.stable,
                routeNames: Set(options.manifests.routes),
                lint: try LintOptions.ofThisFolder()
            )
            self = .cluster(store)
        } else if let folder = options.folder {
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

    /// The folder that a change holds; `nil` where nothing on this machine changes.
    var folder: String? {
        switch self {
        case .mesh(let folder, _), .manifests(let folder, _): folder
        case .cluster: nil
        }
    }

    var store: any TrafficStore {
        switch self {
        case .mesh(_, let store): store
        case .manifests(_, let store): store
        case .cluster(let store): store
        }
    }

    /// The namespace that the place itself knows; `nil` for files.
    var namespace: String? {
        if case .cluster(let store) = self { store.namespace } else { nil }
    }

    /// How often a change is decided anew, if the place has changed meanwhile.
    var attempts: Int {
        if case .cluster = self { 5 } else { 1 }
    }

    /// Finishes what a stopped command left, and says so.
    func repair() throws {
        guard let folder else { return }
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
