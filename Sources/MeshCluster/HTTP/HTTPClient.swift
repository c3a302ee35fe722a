import Glibc

/// Sends requests, one after the other, and waits for the answers.
///
/// The first request starts a process that lives as long as this value (see `Sources/meshgen-net`).
public final class HTTPClient {
    private let settings: HTTPSettings
    private let isCancelled: () -> Bool
    private var process: NetworkProcess?

    /// - Parameter isCancelled: asked several times a second while something is waited for; `true` ends it with
    ///   ``HTTPError/Code/cancelled``.
    public init(_ settings: HTTPSettings = HTTPSettings(), isCancelled: @escaping () -> Bool = { false }) {
        self.settings = settings
        self.isCancelled = isCancelled
    }

    /// The answer of the server, whatever its status, after the repetitions that the settings allow.
    public func send(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse {
        var attempt = 1
        while true {
            let pause: Duration
            do throws(HTTPError) {
                let response = try sendOnce(request)
                guard let wait = settings.retries.pause(after: response, to: request, attempt: attempt) else {
                    return response
                }
                pause = wait
            } catch {
                guard let wait = settings.retries.pause(after: error, of: request, attempt: attempt) else {
                    throw error
                }
                pause = wait
            }
            try sleep(pause)
            attempt += 1
        }
    }

    private func sendOnce(_ request: HTTPRequest) throws(HTTPError) -> HTTPResponse {
        guard !isCancelled() else { throw Self.cancelled }
        let process = try running()
        do throws(HTTPError) {
            try process.send(WireFormat.bytes(of: request, settings))
            let limit = settings.totalTimeout + .seconds(5)
            return try WireFormat.response(try process.answer(within: limit, isCancelled), to: request)
        } catch {
            // Whatever comes from it now may be the answer to this request.
            if error.code == .noNetwork || error.code == .cancelled { self.process = nil }
            throw error
        }
    }

    private func running() throws(HTTPError) -> NetworkProcess {
        if let process { return process }
        let process = try NetworkProcess()
        self.process = process
        return process
    }

    private func sleep(_ pause: Duration) throws(HTTPError) {
        let clock = ContinuousClock(), end = ContinuousClock.now + pause
        while clock.now < end {
            guard !isCancelled() else { throw Self.cancelled }
            usleep(UInt32(min(clock.now.duration(to: end).milliseconds, 50)) * 1000)
        }
    }

    static let cancelled = HTTPError(.cancelled, "stopped")
}

extension Duration {
    /// In whole milliseconds, at least one.
    var milliseconds: Int64 {
        max(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000, 1)
    }
}
