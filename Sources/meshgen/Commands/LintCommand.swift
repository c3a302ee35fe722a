public import ArgumentParser
public import MeshLint

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check meshes and manifests for what Istio and Kubernetes reject or silently get wrong.",
        discussion: """
            Reads a Mesh.swift, and Istio and Kubernetes YAML or JSON: files, folders with all below them, '-' for the standard
            input. Needs no cluster. What the inputs do not hold is only missed where the rest of its kind is there, or with
            --complete.

              meshgen lint                               everything in this folder
              meshgen lint manifests/ --mesh-config istio/mesh.yaml
              helm template shop | meshgen lint -
              meshgen lint . --changed-since origin/main --format github
              meshgen lint . --fix                       repair what can be repaired safely
              meshgen rules MG501                        why a rule is there, with examples

            A comment '# meshgen:ignore MG501 -- why' on a line, or above the document, keeps a finding quiet; so does an entry
            in .meshgen-lint.yaml or in a --baseline.

            Exit status: 0 nothing at or above --fail-on, 1 something, 2 the command could not do its work.
            """
    )

    @Argument(
        help: ArgumentHelp("The files and folders to check; '-' for the standard input.", valueName: "path"),
        completion: .file()
    )
    var paths: [String] = ["."]

    @Option(help: ArgumentHelp("The MeshConfig the mesh runs with.", valueName: "file"), completion: .file())
    var meshConfig: String?

    @Option(help: ArgumentHelp("The MeshNetworks of the mesh.", valueName: "file"), completion: .file())
    var meshNetworks: String?

    @Option(
        help: ArgumentHelp(
            "How to write the findings: \(LintFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "format"
        )
    )
    var format: LintFormat = .text

    @Option(
        help: ArgumentHelp("The configuration; .meshgen-lint.yaml of this folder if there is one.", valueName: "file"),
        completion: .file()
    )
    var config: String?

    @Option(help: ArgumentHelp("Known findings, which are not reported.", valueName: "file"), completion: .file())
    var baseline: String?

    @Flag(help: "Write the findings of now into the baseline.")
    var updateBaseline = false

    @Option(help: ArgumentHelp("Only these rules: codes, names or aliases, with commas.", valueName: "code,..."))
    var only: String?

    @Option(help: ArgumentHelp("Not these rules: codes, names or aliases, with commas.", valueName: "code,..."))
    var skip: String?

    @Option(
        help: ArgumentHelp(
            "The least severity that makes the command fail: error, warning or info.",
            valueName: "severity"
        )
    )
    var failOn: Severity?

    @Option(help: ArgumentHelp("Report only what stands in files changed since a Git revision.", valueName: "rev"))
    var changedSince: String?

    @Flag(help: "The inputs are all there is: what they do not hold does not exist.")
    var complete = false

    @Flag(help: "Repair what can be repaired safely, in the files.")
    var fix = false

    @Flag(help: "Show how long each rule took.")
    var stats = false

    @Option(name: .customLong("env"), help: ArgumentHelp("The environment to evaluate a mesh for.", valueName: "name"))
    var environment: String?

    @Option(
        name: .customLong("set"),
        parsing: .singleValue,
        help: ArgumentHelp("The value of a parameter of a mesh; may be repeated.", valueName: "key=value")
    )
    var settings: [String] = []

    func validate() throws {
        if updateBaseline, baseline == nil { throw ValidationError("--update-baseline needs --baseline FILE") }
        if fix, paths.contains("-") { throw ValidationError("--fix cannot change the standard input") }
        if changedSince != nil, paths.contains("-") {
            throw ValidationError("--changed-since cannot tell whether the standard input has changed")
        }
        // Whether there is a policy shows when the meshes have been read.
        for name in names(only) + names(skip) where Linter.rules(named: name).isEmpty && !name.isPolicyCode {
            let meant = Linter.ruleName(near: name).map { "did you mean '\($0)'?" }
            throw ValidationError("there is no rule '\(name)'; \(meant ?? "'meshgen rules' lists them")")
        }
    }

    func run() throws { throw ExitCode(try LintRun(self).run()) }

    /// The names of a list with commas.
    func names(_ list: String?) -> [String] {
        (list ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    }
}

extension LintFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
