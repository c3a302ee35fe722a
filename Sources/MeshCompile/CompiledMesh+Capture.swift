import Glibc

extension CompiledMesh {
    /// Runs the mesh to its end and takes in what it writes to the standard output; its messages go to this process's own
    /// standard error.
    ///
    /// - Returns: the exit status, negative for a signal, and the output.
    public func capture(_ arguments: [String]) throws(CompileError) -> (status: Int32, output: [UInt8]) {
        setenv("SWIFT_BACKTRACE", "enable=no", 1)
        var tool = Tool(executable, arguments)
        tool.name = name
        tool.capture = .output
        do throws(SystemError) {
            let result = try tool.run()
            return (result.status ?? -result.signal, result.bytes)
        } catch {
            throw CompileError(.toolFailed, "cannot start the compiled mesh \(executable): \(error.message)")
        }
    }
}
