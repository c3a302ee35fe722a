import Glibc
import MeshCompile
import MeshLint
import MeshRollout

/// The place of a release: its store, and for files the folder that a change holds.
enum ReleasePlace {
    case mesh(folder: String, MeshStore)
    case manifests(folder: String, FolderStore)
    case cluster(ClusterStore)

    /// - Parameters:
    ///   - candidate: the version that is to be tried out.
    ///   - isAbort: whether all traffic shall go back to the stable version.
    init(_ options: PlaceOptions, candidate: String? = nil, isAbort: Bool = false) throws {
        if options.manifests.cluster.isGiven {
            let (api, namespace) = try options.manifests.cluster.api()
            let store = ClusterStore(
                api,
                ServiceName(host: options.service, in: namespace),
                stable: options.manifests.stable,
                candidate: candidate,
                routeNames: Set(options.manifests.routes),
                isAbort: isAbort,
                lint: try LintOptions.ofThisFolder()
            )
            self = .cluster(store)
        } else if let folder = options.folder {
            let store = FolderStore(
                folder,
                ServiceName(host: options.service, in: nil),
                stable: options.manifests.stable,
                candidate: candidate,
                routeNames: Set(options.manifests.routes),
                isAbort: isAbort,
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

    /// Whether a change touches files in folders below.
    private var isDeep: Bool {
        switch self {
        case .mesh, .cluster: false
        case .manifests: true
        }
    }

    /// Finishes what a stopped command left, if one did, and says so; waits a little for one that is at work.
    func settle() throws {
        guard let folder else { return }
        for _ in 0..<Self.patience where FileTransaction.isPending(in: folder, isDeep: isDeep) {
            if try repair(folder, isPatient: true) { return }
            usleep(50_000)
        }
        if FileTransaction.isPending(in: folder, isDeep: isDeep) { _ = try repair(folder, isPatient: false) }
    }

    /// How often to look again whether a command that is at work has ended.
    private static let patience = 20

    private func repair(_ folder: String, isPatient: Bool) throws -> Bool {
        do throws(Refusal) {
            if let repair = try FileTransaction(in: folder, isDeep: isDeep).repair { Console.note("note: \(repair)") }
            return true
        } catch {
            guard isPatient, error.code == .busy else { throw error }
            return false
        }
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
