import MeshCompile
import MeshRuntime

/// What people read on the standard error output.
enum Console {
    static func report(_ error: CompileError) {
        guard !error.diagnostics.isEmpty else { return Self.error(error.message, advice: error.advice) }
        for diagnostic in error.diagnostics { report(diagnostic) }
    }

    static func report(_ diagnostic: Diagnostic) { StandardError.write(diagnostic.description) }

    static func error(_ message: String, advice: [String] = []) {
        StandardError.write((["error: \(message)"] + advice.map { "  \($0)" }).joined(separator: "\n"))
    }

    /// `1 file`, `2 files`.
    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    static func note(_ message: String) { StandardError.write(message) }

    /// A message of the argument parser: a line `Error: …`, then how the command is used.
    static func usage(_ message: String) {
        StandardError.write(message.hasPrefix("Error: ") ? "error: " + message.dropFirst("Error: ".count) : message)
    }
}
