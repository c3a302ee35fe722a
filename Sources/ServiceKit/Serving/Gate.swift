import HTTPTypes
import Hummingbird
import Logging

/// What every request passes on its way to a handler, in one step: the limit of requests under way, its place in a trace,
/// faults that were asked for; and on the way back: errors as problems, the version in a header, numbers, spans and logs.
///
/// One step rather than six, because each costs a request about as much as a simple handler does.
struct Gate<Context: RequestContext>: RouterMiddleware {
    let runtime: ServiceRuntime
    let identity: Identity

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        let trace = TraceContext { request.headers[$0] }
        var response = try await TraceContext.$current.withValue(trace) {
            do {
                return try await runtime.admit { try await next(request, context) }
            } catch {
                return try problem(for: error).response(from: request, context: context)
            }
        }
        identity.sign(&response.headers)
        let duration = ContinuousClock.now - began
        let route = context.endpointPath ?? "none"
        runtime.metrics.requests.record(
            .init(method: request.method.label, route: route, status: response.status.code),
            duration
        )
        if runtime.spans != nil, trace.isSampled { record(request, route, response.status, trace, duration) }
        report(request, response, trace, duration)
        return response
    }

    private func problem(for error: any Error) -> Problem {
        switch error {
        case let error as any ProblemConvertible:
            let problem = error.problem
            if problem.status.code == 503 { runtime.logger.warning("a request cannot be answered", error: error) }
            return problem
        case let error as HTTPError: return Problem(error.status, detail: error.body, headers: error.headers)
        case let error as any HTTPResponseError: return Problem(error.status)
        default:
            runtime.logger.error("a request failed", error: error)
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
        let attributes = [
            "http.request.method": request.method.rawValue, "http.route": route,
            "http.response.status_code": "\(status.code)", "url.path": request.uri.path,
        ]
        runtime.spans?.record(
            Span(
                context: trace,
                name: "\(request.method.label) \(route)",
                duration: duration,
                isError: status.code >= 500,
                attributes: attributes
            )
        )
    }

    /// Logs failures always, and the rest where somebody debugs; a proxy in front logs every request anyway.
    private func report(_ request: Request, _ response: Response, _ trace: TraceContext, _ duration: Duration) {
        let level: Logger.Level = response.status.code >= 500 ? .warning : .debug
        guard runtime.logger.logLevel <= level else { return }
        TraceContext.$current.withValue(trace) {
            runtime.logger.log(
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
