import Foundation
import PackagePlugin

/// Makes the list of all rules from the files below `Rules` whose names end in `Rule`.
///
/// A new rule is a new file; since its type has the name of the file, a wrong name does not compile.
@main
struct TypeIndexPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target.sourceModule else { return [] }
        let root = target.directoryURL.appending(path: "Rules").path()
        let files = target.sourceFiles(withSuffix: "swift").map(\.url)
            .filter { $0.path().hasPrefix(root) && $0.lastPathComponent.hasSuffix("Rule.swift") }
            .sorted { $0.path() < $1.path() }
        let output = context.pluginWorkDirectoryURL.appending(path: "LintRules.swift")
        return [
            .buildCommand(
                displayName: "Listing the rules",
                executable: try context.tool(named: "type-index").url,
                arguments: [output.path(), "LintRules", "any LintRule.Type"] + files.map { $0.path() },
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}
