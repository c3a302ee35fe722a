import ArgumentParser

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
}
