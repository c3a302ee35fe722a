import ArgumentParser
import Glibc
import MeshCompile
import MeshRuntime

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the Kubernetes and Istio manifests of a mesh.",
        discussion: """
            Compiles the mesh when it has changed, and evaluates it. Same input, same bytes; so a result is kept, and used
            as long as nothing that it depends on has changed.

              meshgen render                                  the mesh in this folder, as one YAML stream
              meshgen render shop -o out                      a file for each service in out
              meshgen render shop --env prod --set replicas=3
              meshgen render shop --only VirtualService/cart
              meshgen render shop -o out --check              exit with 1 and a diff if out is not up to date
            """
    )

    @OptionGroup var options: RenderOptions

    @Flag(help: "Evaluate the mesh even if its result is kept, and keep none.")
    var fresh = false

    func run() throws {
        var request = options.request
        request.isFresh = fresh
        try Self.run(request)
    }

    /// Delivers the result that is kept, or becomes the renderer of the mesh.
    static func run(_ request: RenderRequest) throws -> Never {
        let sources = try MeshSources(at: request.path)
        let compiler = try MeshCompiler.standard()
        var request = request
        if !request.isFresh {
            let inputs = RenderInputs(of: request)
            let path = compiler.resultPath(of: sources, inputs: inputs.all)
            if let status = inputs.deliverResult(at: path) { Glibc.exit(status.rawValue) }
            if sources.areSelfContained {
                compiler.prepareToKeepResult()
                request.keptPath = path
            }
        }
        try compiler.compiled(sources).run(request.arguments)
    }
}

extension MeshCompiler {
    /// The compiler with this meshgen's library and this user's cache.
    static func standard() throws(CompileError) -> MeshCompiler {
        MeshCompiler(library: try LibraryFolder.find(), cache: try CacheFolder.find(), warn: Console.report)
    }
}
