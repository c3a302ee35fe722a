import Glibc

extension CompiledMesh {
    /// Runs the mesh to its end and takes in what it writes to the standard output; its messages go to this process's own
    /// standard error.
    ///
    /// - Returns: the exit status, negative for a signal, and the output.
    public func capture(_ arguments: [String]) throws(CompileError) -> (status: Int32, output: [UInt8]) {
        setenv("SWIFT_BACKTRACE", "enable=no", 1)
        do throws(SystemError) {
            return try captured(arguments)
        } catch {
            throw CompileError(.toolFailed, "cannot start the compiled mesh \(executable): \(error.message)")
        }
    }

    private func captured(_ arguments: [String]) throws(SystemError) -> (status: Int32, output: [UInt8]) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw SystemError() }
        defer { close(ends[0]) }
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var child: pid_t = 0
        let result = CStrings([name] + arguments).use { posix_spawn(&child, executable, &actions, nil, $0, environ) }
        close(ends[1])
        guard result == 0 else { throw SystemError(result) }
        let output = Self.readAll(ends[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw SystemError() }
        }
        let signal = status & 0x7F
        return (signal == 0 ? (status >> 8) & 0xFF : -signal, output)
    }

    private static func readAll(_ file: Int32) -> [UInt8] {
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return output }
            output += chunk[..<count]
        }
    }
}
