import ArgumentParser
import MeshCompile
import MeshLint
import MeshModel
import MeshRuntime

/// What a check reads: manifests, and what meshes declare.
struct LintInputs {
    var sources: [LintSource]
    private(set) var declared: [DeclaredResource] = []
    /// The Swift files of the meshes, to quote from.
    private(set) var quoted: [LintSource] = []
    /// What the meshes' own policies found.
    private(set) var policies = PolicyFindings()

    init(_ paths: [String], _ configuration: LintConfiguration, environment: String?, settings: [String]) throws {
        let found: SourceFinder.Found
        do {
            found = try SourceFinder.find(paths)
        } catch {
            throw CommandError(message: error.message)
        }
        sources = found.sources.filter { !configuration.excludes($0.name) }
        for mesh in found.meshes where !configuration.excludes(mesh) {
            try add(mesh: mesh, environment: environment, settings: settings)
        }
        guard !sources.isEmpty || !declared.isEmpty || !quoted.isEmpty else {
            throw CommandError(
                message: "there is nothing to check in \(paths.joined(separator: ", "))",
                advice: ["looked for .yaml, .yml and .json files and for Mesh.swift"]
            )
        }
    }

    /// Evaluates a mesh and takes over what it declares.
    private mutating func add(mesh path: String, environment: String?, settings: [String]) throws {
        let sources = try MeshSources(at: path)
        var request = RenderRequest(path: path, environment: environment)
        request.settings = [String: String](settings.compactMap(\.splitAtEqualsSign)) { $1 }
        request.isLintStream = true
        let (status, output) = try MeshCompiler.standard().compiled(sources).capture(request.arguments)
        guard status == 0 else { throw ExitCode(2) }
        let stream = LintStream(output) { name in sources.path(of: name) }
        declared += stream.resources
        policies.add(stream.violations)
        quoted += sources.files.map { LintSource(sources.path(of: $0.name), $0.content) }
    }
}
