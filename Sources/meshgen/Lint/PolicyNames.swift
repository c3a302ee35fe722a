import MeshLint

/// The codes of policies that a command line and a configuration name, which are only known when the meshes have been read.
struct PolicyNames {
    private let command: LintCommand
    private let configuration: LintConfiguration

    init(_ command: LintCommand, _ configuration: LintConfiguration) {
        self.command = command
        self.configuration = configuration
    }

    /// Refuses a code that no policy has.
    func check(_ inputs: LintInputs) throws {
        let known = inputs.policies.infos
        let names = command.names(command.only) + command.names(command.skip)
        // Without its mesh a policy finds nothing, so there is nothing to select.
        let unknown = names.first { Linter.rules(named: $0).isEmpty && known[$0] == nil && !inputs.isPartial }
        if let unknown {
            throw CommandError(message: "no rule, and no policy of a mesh in the inputs, is called '\(unknown)'")
        }
        guard inputs.policies.isComplete else { return }
        for (name, place) in configuration.policyNames.sorted(by: { $0.key < $1.key }) where known[name] == nil {
            throw CommandError(message: "\(place): there is no rule or policy '\(name)'")
        }
    }
}
