import Glibc

/// Where people read what happened.
enum StandardError {
    /// Writes a line, or several.
    static func write(_ text: String) {
        // If even this fails there is nobody left to tell.
        try? FileSystem.write(Array((text + "\n").utf8), to: STDERR_FILENO, named: "the standard error")
    }
}
