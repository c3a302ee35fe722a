import ArgumentParser
import MeshCompile
import MeshLint
import MeshRuntime

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Explain the rules of 'meshgen lint'.",
        discussion: """
            CODE is a code, a name, the code of Istio or Kiali that means the same, or that of a policy of the mesh in this
            folder.

              meshgen rules                     all rules
              meshgen rules MG501               the reason, with examples that are reported and accepted
              meshgen rules IST0101             what covers a message of istioctl analyze
              meshgen rules --coverage          for every check of Istio and Kiali, the rule that makes it
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    @Argument(help: ArgumentHelp("The rule; all rules if absent.", valueName: "code"))
    var code: String?

    @Option(help: "How to write the answer: text, json or markdown.")
    var format: Format = .text

    @Flag(help: "Show which rule makes each check of Istio and Kiali.")
    var coverage = false

    func run() throws {
        if coverage { return try StandardOutput.write(Linter.coverageReference) }
        guard let code else { return try StandardOutput.write(index) }
        let infos = Linter.rules(named: code).map { $0.info }
        guard infos.isEmpty else { return try StandardOutput.write(pages(of: infos)) }
        if code.isPolicyCode, Files.exists("Mesh.swift") {
            guard let mesh = try LintedMesh(at: ".", environment: nil, settings: []) else { throw ExitCode(2) }
            if let policy = mesh.stream.policies.infos[code] {
                return try StandardOutput.write(pages(of: [policy]))
            }
        }
        if let reason = Linter.reasonWithoutRule(for: code) {
            return try StandardOutput.write("\(code): no files can answer it: \(reason)\n")
        }
        let meant = Linter.ruleName(near: code).map { "did you mean '\($0)'?" } ?? "'meshgen rules' lists them"
        throw CommandError(message: "there is no rule '\(code)'", advice: [meant])
    }

    private var index: String {
        switch format {
        case .text: Linter.textIndex
        case .json: RuleInfo.json(Linter.rules.map { $0.info })
        case .markdown: Linter.markdownReference
        }
    }

    private func pages(of infos: [RuleInfo]) -> String {
        switch format {
        case .text: infos.map(\.textPage).joined(separator: "\n")
        case .json: RuleInfo.json(infos)
        case .markdown: infos.map { "# \($0.code) \($0.name)\n\n\($0.markdownPage)" }.joined(separator: "\n")
        }
    }
}
