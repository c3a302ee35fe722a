import Glibc

/// The standard output, kept for manifests while a mesh is evaluated.
///
/// What a Mesh.swift prints goes to the standard error instead, so that a `print` never ends up in a manifest.
public struct StandardOutput {
    private let descriptor: Int32

    /// Colours only where somebody looks, and not if they said no.
    ///
    /// Source: https://no-color.org
    public static let hasColours = isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)

    /// Takes the standard output away from everybody else.
    static func claim() -> StandardOutput {
        let descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else { return StandardOutput(descriptor: STDOUT_FILENO) }
        dup2(STDERR_FILENO, STDOUT_FILENO)
        return StandardOutput(descriptor: descriptor)
    }

    func write(_ content: [UInt8]) throws(FileError) {
        do {
            try FileSystem.write(content, to: descriptor, named: "the standard output")
        } catch {
            // A reader that has enough, such as `head`, is no error; whoever started this may have turned the signal off.
            guard error.code == EPIPE else { throw error }
            exit(128 + SIGPIPE)
        }
    }

    /// Writes a text for people or programs, and notices if it does not arrive.
    public static func write(_ text: String) throws {
        try StandardOutput(descriptor: STDOUT_FILENO).write(Array(text.utf8))
    }
}
