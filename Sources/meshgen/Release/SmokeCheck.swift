import MeshCompile

/// A command of the user's that says whether a version works.
enum SmokeCheck {
    /// Runs it in a shell; what it prints is shown when it fails.
    static func succeeds(_ command: String) -> Bool {
        guard let result = try? Tool("/bin/sh", ["-c", command]).run() else { return false }
        if !result.succeeded, !result.output.isEmpty { Console.note(result.output) }
        return result.succeeded
    }
}
