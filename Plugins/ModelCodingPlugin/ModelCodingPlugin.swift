import Foundation
import PackagePlugin

/// Generates coding, schema and registry from the kind files below `Kinds`.
@main
struct ModelCodingPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target.sourceModule else { return [] }
        let tool = try context.tool(named: "model-coding").url
        let root = target.directoryURL.appending(path: "Kinds").path()
        let files = target.sourceFiles(withSuffix: "swift").map(\.url).filter { $0.path().hasPrefix(root) }
            .sorted { $0.path() < $1.path() }

        let outputs = files.map { "\($0.deletingPathExtension().lastPathComponent)+Coding.swift" }
        let folder = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Generating the coding of the kinds",
                executable: tool,
                arguments: [folder.path()] + files.map { $0.path() },
                inputFiles: files,
                outputFiles: (outputs + ["ResourceKinds+All.swift"]).map { folder.appending(path: $0) }
            )
        ]
    }
}
