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
    public init(
        _ executable: URL,
        _ arguments: [String],
        in folder: URL? = nil,
        environment: [String: String?] = [:],
        seconds: Double = 120
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
        process.waitUntilExit()
        watchdog.cancel()
        status = process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
        output = try capture.read("output")
        errors = try capture.read("errors")
    }
}
