public import Foundation

/// A server that is started for a test, and stopped together with the value.
public final class ToolServer: Sendable {
    /// The first line that it printed, usually its port.
    public let greeting: String
    private let process: Process
    /// Closed with this process however it ends; servers that read their input to its end then end too.
    private let input = Pipe()

    /// Starts a program, and waits until it has printed a line.
    public init(_ executable: URL, _ arguments: [String], environment: [String: String] = [:]) throws {
        let output = Pipe()
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        // Whoever waits for the end of the messages of the tests does not wait for a server that outlives them.
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")), case let more = output.fileHandleForReading.availableData,
            !more.isEmpty
        {
            line += more
        }
        greeting = String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        guard !greeting.isEmpty else { throw NotReady(name: executable.lastPathComponent) }
    }

    /// A server among the Python tools of the tests.
    public convenience init(tool: String, _ arguments: [String] = []) throws {
        try self.init(Project.path(".build/python/bin/python"), [Project.path("Tests/Tools/\(tool)").path] + arguments)
    }

    deinit { stop() }

    /// Ends the server; a second time changes nothing.
    public func stop() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// A server that ended before it was ready.
    struct NotReady: Error { let name: String }
}
