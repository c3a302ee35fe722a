import Logging

/// A call over another protocol than HTTP 1, for the same numbers, spans and logs as requests have.
public struct ObservedCall: Sendable {
    public let trace: TraceContext
    /// The full name, for example `gym.main.v1.ClassService/ListClasses`.
    let name: String
    private let began = ContinuousClock.now

    public init(trace: TraceContext, name: String) {
        self.trace = trace
        self.name = name
    }

    var duration: Duration { ContinuousClock.now - began }
}

extension ServiceRuntime {
    /// Counts a call that has ended, and records its span.
    ///
    /// - Parameters:
    ///   - code: the status of gRPC, 0 for success.
    ///   - isFailure: whether this service is to blame.
    public func finish(_ call: ObservedCall, code: Int, isFailure: Bool) {
        let duration = call.duration
        metrics.requests.record(.init(method: "GRPC", route: call.name, status: code), duration)
        if let spans, call.trace.isSampled {
            let attributes = ["rpc.system": "grpc", "rpc.method": call.name, "rpc.grpc.status_code": "\(code)"]
            spans.record(
                Span(
                    context: call.trace,
                    name: call.name,
                    duration: duration,
                    isError: isFailure,
                    attributes: attributes
                )
            )
        }
        logger.log(
            level: isFailure ? .warning : .debug,
            "call",
            metadata: [
                "method": "\(call.name)", "code": "\(code)", "milliseconds": "\(Int(duration / .milliseconds(1)))",
            ]
        )
    }
}
