import Glibc

/// A failure of the file system.
struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was attempted: `write`, `create the folder`.
    var action: String
    var path: String
    /// The error number of the system.
    var code: Int32

    /// The failure of the call that failed last, unless another `code` is given.
    init(_ action: String, _ path: String, code: Int32 = errno) {
        self.action = action
        self.path = path
        self.code = code
    }

    /// What happened, as a sentence fragment for people.
    var description: String { "cannot \(action) '\(path)': \(String(cString: strerror(code)))" }
}
