import ArgumentParser
import Glibc

/// The command line of a renderer made by `meshgen build`.
struct RenderCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        let program = CommandLine.arguments.first.flatMap { $0.split(separator: "/").last }
        return CommandConfiguration(
            commandName: program.map { String($0) } ?? "render",
            abstract: "Write the Kubernetes and Istio manifests of the mesh that this program was built from.",
            discussion: "A traffic.yaml in PATH, the current folder by default, replaces the one that was built in."
        )
    }

    @OptionGroup var options: RenderOptions

    /// What the arguments ask for; the path must be there, though the mesh is not read from it.
    static func parseExisting(_ arguments: [String]) throws -> RenderRequest {
        let request = try parse(arguments).options.request
        guard access(request.path, F_OK) == 0 else {
            throw ValidationError("'\(request.path)' does not exist; name the folder with the traffic.yaml to use")
        }
        return request
    }
}
