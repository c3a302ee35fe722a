import Glibc

/// A program to be run to its end, its output captured.
package struct Tool {
    var path: String
    var arguments: [String]
    /// The folder it runs in; `nil` for the current one.
    var folder: String?
    /// Variables of its environment, unless they are set already.
    var variables: [String: String] = [:]
    /// Variables of its environment, in place of those that are set.
    package var environment: [String: String] = [:]
    /// What it is called with as its own name; `nil` for its path.
    var name: String?
    package var capture = Capture.everything

    /// What of a program is taken in.
    package enum Capture {
        /// Its output and its messages; it reads nothing.
        case everything
        /// Its output; what it reads and its messages are those of this process.
        case output
        /// Its output; its messages are those of this process, and it reads nothing.
        case outputWithoutInput
    }

    package init(_ path: String, _ arguments: [String], in folder: String? = nil) {
        self.path = path
        self.arguments = arguments
        self.folder = folder
    }

    /// How a program ended and what it said.
    package struct Result {
        /// The exit status; `nil` if a signal ended it.
        package var status: Int32?
        /// The signal that ended it, else 0.
        var signal: Int32
        /// What was captured, as it came.
        package var bytes: [UInt8]

        package var output: String { String(decoding: bytes, as: UTF8.self) }
        package var succeeded: Bool { status == 0 }
    }

    package func run() throws(SystemError) -> Result {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw SystemError() }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let child: pid_t
        do {
            defer { close(ends[1]) }
            child = try spawn(output: ends[1])
        }
        let bytes = Self.readAll(ends[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw SystemError() }
        }
        let signal = status & 0x7F
        return Result(status: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal, bytes: bytes)
    }

    private func spawn(output: Int32) throws(SystemError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        if capture != .output { posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0) }
        if capture == .everything { posix_spawn_file_actions_adddup2(&actions, output, 2) }
        let restore = setVariables()
        defer { restore() }
        let origin = try enter()
        defer { leave(to: origin) }
        var child: pid_t = 0
        let result = CStrings([name ?? path] + arguments).use { posix_spawn(&child, path, &actions, nil, $0, environ) }
        guard result == 0 else { throw SystemError(result) }
        return child
    }

    /// Sets the variables of the program in this process; gives what undoes it.
    private func setVariables() -> () -> Void {
        let changes = variables.filter { getenv($0.key) == nil }.merging(environment) { $1 }
        let before = changes.map { name, _ in (name, getenv(name).map { String(cString: $0) }) }
        for (name, value) in changes { setenv(name, value, 1) }
        return {
            for (name, value) in before {
                if let value { setenv(name, value, 1) } else { unsetenv(name) }
            }
        }
    }

    /// Goes to the folder; glibc's own way to start a program in another folder is hidden from Swift.
    private func enter() throws(SystemError) -> Int32? {
        guard let folder, !folder.isEmpty else { return nil }
        let origin = open(".", O_RDONLY | O_CLOEXEC)
        guard origin >= 0, chdir(folder) == 0 else { throw SystemError() }
        return origin
    }

    private func leave(to origin: Int32?) {
        guard let origin else { return }
        _ = fchdir(origin)
        close(origin)
    }

    private static func readAll(_ file: Int32) -> [UInt8] {
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return output }
            output += chunk[..<count]
        }
    }
}

/// A list of texts as C wants its arguments: pointers to zero-terminated bytes, closed by a null pointer.
package struct CStrings: ~Copyable {
    private var pointers: [UnsafeMutablePointer<CChar>?]

    package init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }

    package borrowing func use<Result>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result) -> Result {
        var pointers = pointers
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("a list of arguments is never empty") }
            return body(base)
        }
    }
}
