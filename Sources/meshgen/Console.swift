import Glibc
import MeshCompile

/// What people read on the standard error output.
enum Console {
    /// Colours only where somebody looks, and not if they said no.
    ///
    /// Source: https://no-color.org
    private static let hasColours = isatty(STDERR_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)

    /// Whether colours belong into what is printed on the standard output.
    static let hasOutputColours = isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)

    static func report(_ error: CompileError) {
        guard !error.diagnostics.isEmpty else { return Self.error(error.message, advice: error.advice) }
        for diagnostic in error.diagnostics { report(diagnostic) }
    }

    static func report(_ diagnostic: Diagnostic) { write(diagnostic.description) }

    static func error(_ message: String, advice: [String] = []) {
        write((["error: \(message)"] + advice.map { "  \($0)" }).joined(separator: "\n"))
    }

    static func note(_ message: String) { write(message) }

    /// A message of the argument parser: a line `Error: …`, then how the command is used.
    static func usage(_ message: String) {
        write(message.hasPrefix("Error: ") ? "error: " + message.dropFirst("Error: ".count) : message)
    }

    private static func write(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let bytes = Array((lines.map { hasColours ? coloured($0) : String($0) }.joined(separator: "\n") + "\n").utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }

    /// The line with its first word in colour if it says how bad it is.
    private static func coloured(_ line: Substring) -> String {
        for (word, colour) in [("error:", "1;31"), ("warning:", "1;33"), ("note:", "1;36")] where line.hasPrefix(word) {
            return "\u{1B}[\(colour)m\(word)\u{1B}[0m\(line.dropFirst(word.count))"
        }
        return String(line)
    }
}
