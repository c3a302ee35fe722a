import Foundation

/// The renderer of Tests/SampleRenderer as a process.
struct RendererProcess {
    var status: Int32
    var output: String
    var errors: String

    /// The program, which the package manager builds beside the tests.
    static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("sample-renderer").path

    /// Runs it to its end, with shell commands (`script`) around it that call it `"$@"`.
    static func run(_ arguments: [String], script: String = "\"$@\"") throws -> RendererProcess {
        let folder = try TemporaryFolder()
        let process = make(arguments, script: "(\(script)) > '\(folder.path)/out' 2> '\(folder.path)/err'")
        try process.run()
        process.waitUntilExit()
        return RendererProcess(
            status: process.terminationStatus,
            output: folder["out"] ?? "",
            errors: folder["err"] ?? ""
        )
    }

    /// Starts it and kills it after a while.
    ///
    /// - Parameter path: what must be there before the while begins; `nil` for nothing.
    static func kill(_ arguments: [String], once path: String? = nil, afterMicroseconds delay: UInt32) throws {
        let process = make(arguments, script: "exec \"$@\" 2> /dev/null")
        try process.run()
        if let path {
            while process.isRunning, access(path, F_OK) != 0 { usleep(20) }
        }
        usleep(delay)
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func make(_ arguments: [String], script: String) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script, "bash", path] + arguments
        return process
    }
}
