import GRPCCore
import GymCore
import HTTPTypes
import Logging
import ServiceKit

/// What every gRPC call passes on its way to a handler and back; the same as ``Gate`` is for HTTP.
///
/// On the way: the limit of calls under way, its place in a trace, and whose token it carries. On the way back: errors as status
/// codes, numbers, spans and logs.
struct CallGate: ServerInterceptor {
    let tokens: Tokens
    let runtime: ServiceRuntime

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>,
        context: ServerContext,
        next: @Sendable (StreamingServerRequest<Input>, ServerContext) async throws -> StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        // Health checks and reflection are answered whatever happens.
        if context.descriptor.service.fullyQualifiedService.hasPrefix("grpc.") {
            return try await next(request, context)
        }
        let call = ObservedCall(
            trace: TraceContext { request.metadata[stringValues: $0.canonicalName].first { _ in true } },
            name: context.descriptor.fullyQualifiedMethod
        )
        return try await TraceContext.$current.withValue(call.trace) {
            do {
                let session = try await session(of: request.metadata)
                let response = try await runtime.admit {
                    try await Session.$current.withValue(session) { try await next(request, context) }
                }
                return try observed(response, call, session)
            } catch {
                let error = rpcError(for: error)
                runtime.finish(call, code: error.code.rawValue, isFailure: error.code.isFailure)
                throw error
            }
        }
    }

    /// The log-in of the caller; nil if the call has no token.
    private func session(of metadata: Metadata) async throws -> Session? {
        guard let header = metadata[stringValues: "authorization"].first(where: { _ in true }) else { return nil }
        guard let token = Guardian.bearer(header) else { throw Problem.unauthorized() }
        return try await tokens.session(of: token)
    }

    /// The response with a producer that runs as the handler did, and tells the end of the call.
    private func observed<Output: Sendable>(
        _ response: StreamingServerResponse<Output>,
        _ call: ObservedCall,
        _ session: Session?
    ) throws -> StreamingServerResponse<Output> {
        var response = response
        var contents = try response.accepted.get()
        let produce = contents.producer
        contents.producer = { writer in
            try await TraceContext.$current.withValue(call.trace) {
                try await Session.$current.withValue(session) {
                    do {
                        let metadata = try await produce(writer)
                        runtime.finish(call, code: 0, isFailure: false)
                        return metadata
                    } catch {
                        let error = rpcError(for: error)
                        runtime.finish(call, code: error.code.rawValue, isFailure: error.code.isFailure)
                        throw error
                    }
                }
            }
        }
        response.accepted = .success(contents)
        return response
    }

    private func rpcError(for error: any Error) -> RPCError {
        switch error {
        case let error as RPCError: return error
        case let error as any ProblemConvertible: return RPCError(error.problem)
        case is CancellationError: return RPCError(code: .cancelled, message: "The call was cancelled")
        default:
            runtime.logger.error("a call failed", error: error)
            return RPCError(code: .internalError, message: "Internal error")
        }
    }
}

extension RPCError {
    /// A problem of the REST API as gRPC has it; its kind goes along as `problem`.
    init(_ problem: Problem) {
        let details = problem.errors.map { "\($0.field) \($0.message)" }
        let message = ([problem.title] + details).joined(separator: "; ")
        let metadata: Metadata = problem.kind.map { ["problem": "\($0)"] } ?? [:]
        self.init(code: Code(problem.status), message: message, metadata: metadata)
    }
}

extension RPCError.Code {
    /// Source: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto, which names the status of HTTP for each.
    fileprivate init(_ status: HTTPResponse.Status) {
        switch status.code {
        case 400, 413, 415, 422, 428: self = .invalidArgument
        case 401: self = .unauthenticated
        case 403: self = .permissionDenied
        case 404: self = .notFound
        case 409: self = .failedPrecondition
        case 412: self = .aborted
        case 429: self = .resourceExhausted
        case 503: self = .unavailable
        default: self = .internalError
        }
    }

    /// Whether the service is to blame.
    fileprivate var isFailure: Bool {
        [.internalError, .unavailable, .unknown, .dataLoss, .deadlineExceeded].contains(self)
    }
}
