import ArgumentParser
import MeshCompile

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Make one executable that renders a mesh without meshgen and without a compiler.",
        discussion: """
            The executable takes the options of 'meshgen render' and depends on nothing, not even on libraries of the
            system. The mesh's traffic.yaml, if there is one, is built in; a traffic.yaml in the folder where the
            executable runs replaces it.

              meshgen build shop -o render-shop
              ./render-shop --env prod -o out
            """
    )

    @Argument(
        help: ArgumentHelp("The Mesh.swift, or the folder it is in.", valueName: "path"),
        completion: .file(extensions: ["swift"])
    )
    var path = "."

    @Option(name: .shortAndLong, help: ArgumentHelp("The executable to write.", valueName: "file"), completion: .file())
    var output: String

    func run() throws {
        let sources = try MeshSources(at: path)
        try MeshCompiler.standard().writeStandalone(sources, traffic: try traffic(beside: sources), to: output)
        Console.note("wrote \(output)")
    }

    private func traffic(beside sources: MeshSources) throws -> String? {
        let path = sources.folder.isEmpty ? "traffic.yaml" : "\(sources.folder)/traffic.yaml"
        guard Files.exists(path) else { return nil }
        do {
            return String(decoding: try Files.read(path), as: UTF8.self)
        } catch {
            throw CommandError(message: "\(path): \(error.message)")
        }
    }
}
