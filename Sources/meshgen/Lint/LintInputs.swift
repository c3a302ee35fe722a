import MeshCompile
import MeshLint
import MeshModel
import MeshRuntime

/// What a check reads: manifests, and what meshes declare.
///
/// What cannot be read is told at once, and the rest is read all the same.
struct LintInputs {
    var sources: [LintSource] = []
    private(set) var declared: [DeclaredResource] = []
    /// The Swift files of the meshes, to quote from.
    private(set) var quoted: [LintSource] = []
    /// What the meshes' own policies found.
    private(set) var policies = PolicyResults()
    /// Whether something could not be read.
    private(set) var isPartial = false

    /// - Parameter settings: the files that say how to check, which are no manifests.
    init(_ command: LintCommand, _ configuration: LintConfiguration, settings: [String]) throws {
        let found = SourceFinder.find(command.paths)
        for failure in found.failures { fail(failure.message) }
        for path in found.special { Console.note("note: \(path) is passed over: it is no file") }
        let settings = Set(settings.compactMap(Files.resolved))
        sources = found.sources.filter { source in
            !configuration.excludes(source.name)
                && (settings.isEmpty || !settings.contains(Files.resolved(source.name) ?? ""))
        }
        for mesh in found.meshes where !configuration.excludes(mesh) { add(mesh: mesh, command) }
        policies.isComplete = !quoted.isEmpty && !isPartial
        guard isPartial || !sources.isEmpty || !declared.isEmpty || !quoted.isEmpty else {
            throw CommandError(
                message: "there is nothing to check in \(command.paths.joined(separator: ", "))",
                advice: ["looked for .yaml, .yml and .json files and for Mesh.swift"]
            )
        }
    }

    /// The paths of everything that was read, without links.
    var paths: Set<String> { Set((sources + quoted).compactMap { Files.resolved($0.name) }) }

    private mutating func fail(_ message: String) {
        isPartial = true
        Console.error(message)
    }

    /// Evaluates a mesh and takes over what it declares.
    private mutating func add(mesh path: String, _ command: LintCommand) {
        do throws(CompileError) {
            guard let mesh = try LintedMesh(at: path, environment: command.environment, settings: command.settings)
            else {
                isPartial = true
                return
            }
            declared += mesh.stream.resources
            policies.add(mesh.stream.policies)
            quoted += mesh.sources.files.map { LintSource(mesh.sources.path(of: $0.name), $0.content) }
        } catch {
            isPartial = true
            Console.report(error)
        }
    }
}
