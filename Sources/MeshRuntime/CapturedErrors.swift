import CMeshImage
import Glibc

/// The standard error output while a mesh is evaluated, kept back so that a crash becomes one message.
///
/// Swift writes why it gives up just before it does; by then nobody but the handler of the signal can word it.
struct CapturedErrors {
    private let original: Int32
    private let capture: Int32

    /// `nil` where nothing can be captured.
    init?() {
        capture = system_open_anonymous_file()
        guard capture >= 0 else { return nil }
        original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard original >= 0, dup2(capture, STDERR_FILENO) >= 0 else {
            close(capture)
            return nil
        }
    }

    /// Gives the standard error back.
    ///
    /// - Returns: what was written to it meanwhile.
    func release() -> [UInt8] {
        dup2(original, STDERR_FILENO)
        close(original)
        defer { close(capture) }
        let size = lseek(capture, 0, SEEK_END)
        guard size > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(pread(capture, buffer.baseAddress, size, 0), 0)
        }
    }
}
