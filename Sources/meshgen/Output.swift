import Glibc
import MeshCompile

/// What a command answers on the standard output.
enum Output {
    /// Writes all of a text; a full disk is an error, and a reader that went away ends the command quietly.
    static func write(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EPIPE { Glibc.exit(0) }
            guard count >= 0 else {
                throw CommandError(message: "cannot write to the standard output: \(SystemError().message)")
            }
            rest = rest.dropFirst(count)
        }
    }
}
