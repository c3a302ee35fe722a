import ArgumentParser
import MeshCompile

/// Run by `make build` and `make install`, so that nobody's first render waits for it.
struct PrelinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prelink",
        abstract: "Link what all compiled meshes share.",
        shouldDisplay: false
    )

    func run() throws { try MeshCompiler.standard().prelink() }
}
