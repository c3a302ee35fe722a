public import Foundation
import Synchronization

/// A server that runs as long as this value; it ends with the tests, also when they crash.
public final class ServerProcess: Sendable {
    private let process: Mutex<(process: Process, lifeline: Pipe)?>
    /// Where the output goes.
    private let log: URL

    /// Starts a program; see ``waitUntil(_:seconds:_:)`` for when it is ready.
    ///
    /// - Parameters:
    ///   - environment: what to add to the environment of the tests.
    ///   - log: the file for the output.
    public init(_ executable: String, _ arguments: [String], environment: [String: String] = [:], log: URL) throws {
        // A watcher ends the server when the tests, which hold the other end of its input, ask for it or are gone.
        let script = #"exec 3<&0; server=$$; (cat <&3 >/dev/null; kill $server) & exec "$@" </dev/null 3<&-"#
        let process = Process()
        let lifeline = Pipe()
        try Data().write(to: log)
        let output = try FileHandle(forWritingTo: log)
        // Foundation hands down a mask of signals that holds back almost all of them; env takes it away.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["--default-signal", "sh", "-c", script, "sh", executable] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = lifeline
        process.standardOutput = output
        process.standardError = output
        try process.run()
        self.process = Mutex((process, lifeline))
        self.log = log
    }

    deinit {
        stop()
    }

    /// What the server has written.
    public var output: String {
        (try? String(decoding: Data(contentsOf: log), as: UTF8.self)) ?? ""
    }

    public var isRunning: Bool {
        process.withLock { $0?.process.isRunning ?? false }
    }

    /// Asks the server to end, and waits until it has.
    public func stop() {
        process.withLock { running in
            guard let (process, lifeline) = running else { return }
            try? lifeline.fileHandleForWriting.close()
            process.waitUntilExit()
            running = nil
        }
    }

    /// Waits for a condition; throws with the server's output if it does not come true in time.
    public func waitUntil(_ what: String, seconds: Double = 30, _ condition: () async -> Bool) async throws {
        let end = Date.now + seconds
        while !(await condition()) {
            guard Date.now < end, isRunning else { throw ServerFailure("no server is \(what): \(output.suffix(2000))") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

/// A server that did not do what a test needs.
public struct ServerFailure: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
