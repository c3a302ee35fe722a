import ArgumentParser
import MeshRuntime

struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print a script that completes meshgen's commands and options in a shell.",
        discussion: """
              meshgen completion bash > ~/.local/share/bash-completion/completions/meshgen
              meshgen completion zsh  > ~/.zsh/completions/_meshgen
              meshgen completion fish > ~/.config/fish/completions/meshgen.fish
            """
    )

    enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

    @Argument(help: "The shell: bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        let shell: CompletionShell =
            switch self.shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        try StandardOutput.write(Meshgen.completionScript(for: shell) + "\n")
    }
}
