public import GRPCCore
import GRPCNIOTransportHTTP2
import GymAPI
import Logging
public import ServiceKit
public import ServiceLifecycle

/// The gRPC side of a backend: its services, health checks and reflection.
public struct CallServer: Service {
    private let server: GRPCServer<HTTP2ServerTransport.Posix>
    private let runtime: ServiceRuntime

    /// - Parameter services: what is served; names each service for health checks and reflection too.
    public init(_ services: [any RegistrableRPCService], names: [String], tokens: Tokens, runtime: ServiceRuntime) {
        self.runtime = runtime
        let port = runtime.configuration.service.grpc.map { runtime[$0.setting] } ?? 0
        let transport = HTTP2ServerTransport.Posix(
            address: .ipv4(host: runtime[CommonSettings.listenAddress], port: port),
            transportSecurity: .plaintext,
            config: .defaults { config in
                config.rpc.maxRequestPayloadSize = runtime[CommonSettings.maxBodyBytes]
                config.http2.maxConcurrentStreams = runtime[CommonSettings.maxRequests]
            }
        )
        server = GRPCServer(
            transport: transport,
            services: services + [HealthCalls(names: names, health: runtime.health), ReflectionCalls(services: names)],
            interceptors: [CallGate(tokens: tokens, runtime: runtime)]
        )
    }

    public func run() async throws {
        try await withGracefulShutdownHandler {
            async let serving: Void = server.serve()
            if let address = try await server.listeningAddress {
                runtime.logger.info("listening for gRPC", metadata: ["address": "\(address)"])
            }
            try await serving
        } onGracefulShutdown: {
            server.beginGracefulShutdown()
        }
    }
}
