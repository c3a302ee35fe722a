import Foundation

/// Writes the coding and the schema of kind files, and the registry of kinds.
///
/// Usage: `model-coding OUTPUT-FOLDER INPUT...`: all at once, since a file may name types of another.
@main
struct ModelCoding {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { fail("usage: model-coding OUTPUT-FOLDER INPUT...") }
        do {
            try generate(arguments[1], from: Array(arguments.dropFirst(2)))
        } catch {
            fail("\(error)")
        }
    }

    private static func generate(_ folder: String, from inputs: [String]) throws {
        let files = try inputs.map { (path: $0, declarations: try scan($0)) }
        let names = Set(files.flatMap { $0.declarations.structs.map(\.name) + $0.declarations.choices.map(\.name) })
        for (path, declarations) in files {
            do {
                let source = try CodingWriter.source(for: declarations, among: names)
                let name = URL(filePath: path).deletingPathExtension().lastPathComponent
                try write(source, to: "\(folder)/\(name)+Coding.swift")
            } catch let error as ConstraintError {
                throw ScanError(path: path, line: error.line, message: error.message)
            }
        }
        let kinds = files.flatMap { $0.declarations.structs.filter(\.isResource).map(\.name) }.sorted()
        try write(registry(of: kinds), to: "\(folder)/ResourceKinds+All.swift")
    }

    private static func registry(of kinds: [String]) -> String {
        """
        // Generated from the files below Kinds. Do not edit.
        extension ResourceKinds {
            /// Every kind of the model, sorted by the name of its type.
            public static let all: [any Resource.Type] = [
        \(kinds.map { "        \($0).self," }.joined(separator: "\n"))
            ]
        }

        """
    }

    private static func scan(_ path: String) throws -> SourceFile {
        var scanner = Scanner(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
        return try scanner.scan()
    }

    /// Leaves a file alone that would not change, so that nothing is compiled again for it.
    private static func write(_ source: String, to path: String) throws {
        guard (try? String(contentsOfFile: path, encoding: .utf8)) != source else { return }
        try source.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(1)
    }
}
