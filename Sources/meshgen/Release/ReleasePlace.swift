import Glibc
import MeshCompile
import MeshLint
import MeshRollout

/// A place on this machine: the folder that a change holds, and its store.
enum ReleasePlace {
    case mesh(folder: String, MeshStore)
    case manifests(folder: String, FolderStore)

    /// - Parameters:
    ///   - candidate: the version that is to be tried out.
    ///   - isAbort: whether all traffic shall go back to the stable version.
    init(_ options: PlaceOptions, candidate: String? = nil, isAbort: Bool = false) throws {
        if let folder = options.folder {
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

    var folder: String {
        switch self {
        case .mesh(let folder, _), .manifests(let folder, _): folder
        }
    }

    /// Whether a change touches files in folders below.
    private var isDeep: Bool {
        switch self {
        case .mesh: false
        case .manifests: true
        }
    }

    /// Finishes what a stopped command left, if one did, and says so; waits a little for one that is at work.
    func settle() throws {
        for _ in 0..<Self.patience where FileTransaction.isPending(in: folder, isDeep: isDeep) {
            if try repair(isPatient: true) { return }
            usleep(50_000)
        }
        if FileTransaction.isPending(in: folder, isDeep: isDeep) { _ = try repair(isPatient: false) }
    }

    /// How often to look again whether a command that is at work has ended.
    private static let patience = 20

    private func repair(isPatient: Bool) throws -> Bool {
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
