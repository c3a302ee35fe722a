import Glibc

/// Where people read what happened.
public enum StandardError {
    /// Colours only where somebody looks, and not if they said no.
    ///
    /// Source: https://no-color.org
    private static let hasColours = isatty(STDERR_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)

    /// Writes a line, or several; a first word that says how bad it is in colour.
    public static func write(_ text: String) {
        let shown = hasColours ? coloured(text) : text
        // If even this fails there is nobody left to tell.
        try? FileSystem.write(Array((shown + "\n").utf8), to: STDERR_FILENO, named: "the standard error")
    }

    private static func coloured(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(coloured).joined(separator: "\n")
    }

    private static func coloured(_ line: Substring) -> String {
        for (word, colour) in [("error:", "1;31"), ("warning:", "1;33"), ("note:", "1;36")] where line.hasPrefix(word) {
            return "\u{1B}[\(colour)m\(word)\u{1B}[0m\(line.dropFirst(word.count))"
        }
        return String(line)
    }
}
