public import Foundation

/// A program that was run to its end.
public struct CommandRun: Sendable {
    /// The exit status; negative for the signal that ended it.
    public let status: Int32
    public let output: String
    public let errors: String

    /// Runs a program, with nothing to read.
    ///
    /// - Parameters:
    ///   - environment: what to add to the environment of the tests; `nil` removes a variable.
    ///   - seconds: how long it may take before it is killed.
    ///   - body: what is done to it while it runs.
    public init(
        _ executable: URL,
        _ arguments: [String],
        in folder: URL? = nil,
        environment: [String: String?] = [:],
        seconds: Double = 120,
        during body: (RunningCommand) throws -> Void = { _ in }
    ) throws {
        let capture = try TemporaryFolder()
        let outputFile = try capture.write("", to: "output"), errorFile = try capture.write("", to: "errors")
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment.compactMapValues(\.self)) { $1 }
            .filter { environment[$0.key] != .some(nil) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        let watchdog = DispatchWorkItem { [id = process.processIdentifier] in kill(id, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watchdog)
        try body(RunningCommand(identifier: process.processIdentifier, output: outputFile))
        process.waitUntilExit()
        watchdog.cancel()
        status = process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
        output = try capture.read("output")
        errors = try capture.read("errors")
    }
}

/// A program while it runs.
public struct RunningCommand {
    public let identifier: Int32
    private let output: URL

    init(identifier: Int32, output: URL) {
        self.identifier = identifier
        self.output = output
    }

    /// Waits until its output has a text, or until it has ended.
    public func wait(for text: String) throws {
        while kill(identifier, 0) == 0, try !String(decoding: Data(contentsOf: output), as: UTF8.self).contains(text) {
            usleep(10_000)
        }
    }

    public func send(_ signal: Int32) { kill(identifier, signal) }
}
