import ArgumentParser
import MeshCompile
import MeshRuntime

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the Kubernetes and Istio manifests of a mesh.",
        discussion: """
            Compiles the mesh when it has changed, and runs it. Same input, same bytes.

              meshgen render                                  the mesh in this folder, as one YAML stream
              meshgen render shop -o out                      a file for each service in out
              meshgen render shop --env prod --set replicas=3
              meshgen render shop --only VirtualService/cart
              meshgen render shop -o out --check              exit with 1 and a diff if out is not up to date
            """
    )

    @OptionGroup var options: RenderOptions

    func run() throws { try Self.run(options.request) }

    /// Becomes the renderer of the mesh.
    static func run(_ request: RenderRequest) throws -> Never {
        let sources = try MeshSources(at: request.path)
        try MeshCompiler.standard().compiled(sources).run(request.arguments)
    }
}

extension MeshCompiler {
    /// The compiler with this meshgen's library and this user's cache.
    static func standard() throws -> MeshCompiler {
        MeshCompiler(library: try LibraryFolder.find(), cache: try CacheFolder.find(), warn: Console.report)
    }
}
