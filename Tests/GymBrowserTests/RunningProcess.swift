import Foundation
import TestKit

/// A program that runs beside the tests, until it is stopped.
struct RunningProcess: Sendable {
    private let id: Int32
    private let folder: TemporaryFolder
    private let name: String

    /// Starts a program; what it prints goes to a file.
    ///
    /// - Parameter environment: what is added to the environment of the tests.
    init(_ executable: URL, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        name = executable.lastPathComponent
        let output = try FileHandle(forWritingTo: folder.write("", to: "output"))
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        id = process.processIdentifier
    }

    /// What the program has printed.
    var output: String { (try? folder.read("output")) ?? "" }

    /// The number that the program prints behind some text, such as its port.
    func number(after text: Regex<(Substring, Substring)>) async throws -> Int {
        try await eventually("\(name) tells its port; it printed: \(output)") {
            output.firstMatch(of: text).flatMap { Int($0.1) }
        }
    }

    /// Asks the program to end; what it started is its own concern.
    func stop() { kill(id, SIGTERM) }
}

/// What a condition gives, as soon as it does.
///
/// - Throws: if it does not within half a minute: the tests may share a busy machine.
func eventually<Value>(
    _ what: @autoclosure () -> String,
    _ condition: () async throws -> Value?
) async throws -> Value {
    let end = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < end {
        if let value = try await condition() { return value }
        try await Task.sleep(for: .milliseconds(25))
    }
    throw NeverHappened(what: what())
}

/// Something that a test waited for in vain.
struct NeverHappened: Error, CustomStringConvertible {
    let what: String
    var description: String { "never happened: \(what)" }
}
