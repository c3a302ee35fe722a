import GRPCCore
import GymAPI
import ServiceKit
import SwiftProtobuf

/// The gRPC health checking protocol: as ready as `/readyz` says.
///
/// Source: https://github.com/grpc/grpc/blob/master/doc/health-checking.md.
struct HealthCalls: Grpc_Health_V1_Health.SimpleServiceProtocol {
    private static let interval = Duration.seconds(1)

    /// The services that may be asked for; the empty name means the whole server.
    let names: [String]
    let health: Health

    func check(
        request: Grpc_Health_V1_HealthCheckRequest,
        context: ServerContext
    ) async throws -> Grpc_Health_V1_HealthCheckResponse {
        guard isKnown(request.service) else { throw RPCError(code: .notFound, message: "There is no such service") }
        let status = await status(of: request.service)
        return .with { $0.status = status }
    }

    /// Tells the state, and each change of it, until the caller or the server has enough.
    func watch(
        request: Grpc_Health_V1_HealthCheckRequest,
        response: RPCWriter<Grpc_Health_V1_HealthCheckResponse>,
        context: ServerContext
    ) async throws {
        var last: Grpc_Health_V1_HealthCheckResponse.ServingStatus?
        while !context.cancellation.isCancelled {
            let status = await status(of: request.service)
            if status != last { try await response.write(.with { $0.status = status }) }
            last = status
            if health.isEnding { return }
            try await Task.sleep(for: Self.interval)
        }
    }

    private func isKnown(_ service: String) -> Bool {
        service.isEmpty || names.contains(service)
    }

    private func status(of service: String) async -> Grpc_Health_V1_HealthCheckResponse.ServingStatus {
        guard isKnown(service) else { return .serviceUnknown }
        return await health.obstacles().isEmpty ? .serving : .notServing
    }
}
