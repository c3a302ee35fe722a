import Foundation

/// Writes the list of the types that files declare, each named like its file.
///
/// Usage: `type-index OUTPUT ENUM TYPE INPUT...` makes `enum ENUM { static let all: [TYPE] }`.
@main
struct TypeIndex {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 4 else {
            FileHandle.standardError.write(Data("usage: type-index OUTPUT ENUM TYPE INPUT...\n".utf8))
            exit(1)
        }
        let names = arguments[4...].map { URL(filePath: $0).deletingPathExtension().lastPathComponent }.sorted()
        let text = """
            // Generated from the names of the files. Do not edit.

            enum \(arguments[2]) {
                static let all: [\(arguments[3])] = [
            \(names.map { "        \($0).self," }.joined(separator: "\n"))
                ]
            }

            """
        guard (try? String(contentsOfFile: arguments[1], encoding: .utf8)) != text else { return }
        try text.write(toFile: arguments[1], atomically: true, encoding: .utf8)
    }
}
