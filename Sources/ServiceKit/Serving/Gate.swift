import Glibc
import HTTPTypes
import Hummingbird
import Logging

/// What every request passes on its way to a handler, in one step: the limit of requests under way, its place in a trace,
/// faults that were asked for; and on the way back: errors as problems, the version in a header, numbers, spans and logs.
///
/// One step rather than six, because each costs a request about as much as a simple handler does.
struct Gate<Context: RequestContext>: RouterMiddleware {
    let limit: Int
    let metrics: RequestMetrics
    let health: Health
    let faults: FaultSwitches
    let spans: SpanExporter?
    let identity: Identity
    let logger: Logger

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let trace = TraceContext { request.headers[$0] }
        var response = try await TraceContext.$current.withValue(trace) {
            do {
                return try await pass(request, context, next)
            } catch {
                return try problem(for: error).response(from: request, context: context)
            }
        }
        identity.sign(&response.headers)
        let duration = ContinuousClock.now - began
        let route = context.endpointPath ?? "none"
        metrics.record(
            .init(method: request.method.label, route: route, status: response.status.code),
            duration
        )
        if spans != nil, trace.isSampled { record(request, route, response.status, trace, duration) }
        report(request, response, trace, duration)
        return response
    }

    private func pass(
        _ request: Request,
        _ context: Context,
        _ next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard metrics.begin(limit: limit) else {
            throw Problem.later(seconds: 1, kind: "overloaded", title: "There is too much to do at the moment")
        }
        defer { metrics.end() }
        guard health.isStarted else {
            throw Problem.later(seconds: 1, kind: "starting", title: "The service is starting")
        }
        try await faults.current?.strike()
        return try await next(request, context)
    }

    private func problem(for error: any Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as HTTPError: return Problem(error.status, detail: error.body, headers: error.headers)
        case let error as any HTTPResponseError: return Problem(error.status)
        default:
            logger.error("a request failed", error: error)
            return Problem(.internalServerError)
        }
    }

    private func record(
        _ request: Request,
        _ route: String,
        _ status: HTTPResponse.Status,
        _ trace: TraceContext,
        _ duration: Duration
    ) {
        let end = nanosecondsSince1970()
        let (seconds, atto) = duration.components
        let attributes = [
            "http.request.method": request.method.rawValue, "http.route": route,
            "http.response.status_code": "\(status.code)", "url.path": request.uri.path,
        ]
        spans?.record(
            Span(
                context: trace,
                name: "\(request.method.label) \(route)",
                kind: .server,
                start: end - UInt64(seconds) * 1_000_000_000 - UInt64(atto / 1_000_000_000),
                end: end,
                isError: status.code >= 500,
                attributes: attributes
            )
        )
    }

    /// Logs failures always, and the rest where somebody debugs; a proxy in front logs every request anyway.
    private func report(_ request: Request, _ response: Response, _ trace: TraceContext, _ duration: Duration) {
        let level: Logger.Level = response.status.code >= 500 ? .warning : .debug
        guard logger.logLevel <= level else { return }
        TraceContext.$current.withValue(trace) {
            logger.log(
                level: level,
                "request",
                metadata: [
                    "method": "\(request.method)", "path": "\(request.uri.path)", "status": "\(response.status.code)",
                    "milliseconds": "\(Int(duration / .milliseconds(1)))",
                ]
            )
        }
    }
}

/// The release that a process belongs to, as responses carry it.
struct Identity: Sendable {
    let version: String?
    let colour: String?

    func sign(_ headers: inout HTTPFields) {
        if let version { headers[.serviceVersion] = version }
        if let colour { headers[.serviceColour] = colour }
    }
}

extension HTTPRequest.Method {
    /// The method for metrics: others than the known ones are one.
    var label: String {
        switch self {
        case .get, .head, .post, .put, .patch, .delete, .options: rawValue
        default: "OTHER"
        }
    }
}

/// The time of the system's clock.
func nanosecondsSince1970() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
