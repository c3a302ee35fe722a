import ArgumentParser
import MeshLint

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Explain the rules of 'meshgen lint'.",
        discussion: """
            CODE is a code, a name, or the code of Istio or Kiali that means the same.

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
        if coverage { return print(Linter.coverageReference, terminator: "") }
        guard let code else { return printAll() }
        let infos = Linter.rules(named: code).map { $0.info }
        guard !infos.isEmpty else {
            throw CommandError(message: "there is no rule '\(code)'", advice: ["'meshgen rules' lists them"])
        }
        switch format {
        case .text: print(infos.map(\.textPage).joined(separator: "\n"), terminator: "")
        case .json: print(RuleInfo.json(infos), terminator: "")
        case .markdown:
            print(infos.map { "# \($0.code) \($0.name)\n\n\($0.markdownPage)" }.joined(separator: "\n"), terminator: "")
        }
    }

    private func printAll() {
        switch format {
        case .text: print(Linter.textIndex, terminator: "")
        case .json: print(RuleInfo.json(Linter.rules.map { $0.info }), terminator: "")
        case .markdown: print(Linter.markdownReference, terminator: "")
        }
    }
}
