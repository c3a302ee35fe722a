import MeshCompile
import MeshModel
import MeshRuntime

/// A mesh that was evaluated for a check.
struct LintedMesh {
    let sources: MeshSources
    /// What it declares, and what its policies found.
    let stream: LintStream

    /// `nil` if it cannot be evaluated; then it has said why.
    init?(at path: String, environment: String?, settings: [String]) throws(CompileError) {
        let sources = try MeshSources(at: path)
        var request = RenderRequest(path: path, environment: environment)
        request.settings = [String: String](settings.compactMap(\.splitAtEqualsSign)) { $1 }
        request.isLintStream = true
        let (status, output) = try MeshCompiler.standard().compiled(sources).capture(request.arguments)
        guard status == 0 else { return nil }
        self.sources = sources
        stream = LintStream(output) { name in sources.path(of: name) }
    }
}
