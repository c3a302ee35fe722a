import AsyncHTTPClient
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The HTTP server of a service with all that belongs to it, put together and run.
struct ServiceServer {
    private let runtime: ServiceRuntime

    init(_ configuration: ServiceConfiguration, client: HTTPClient) {
        runtime = ServiceRuntime(configuration, logger: Logger(label: configuration.service.name), client: client)
    }

    /// Runs until a signal asks for the end, and what was in flight has ended.
    func run<Context: RequestContext>(_ context: Context.Type, _ build: ServiceMain.Build<Context>) async throws
    where Context.Source == ApplicationRequestContextSource {
        let router = Router(context: context)
        Probes(
            health: runtime.health,
            metrics: runtime.metrics,
            faults: runtime.faults,
            areFaultsAllowed: runtime[CommonSettings.faultsAllowed]
        ).addRoutes(to: router)
        router.add(middleware: gate(context))
        let assembly = try await build(router, runtime)
        try await group(application(router), assembly).run()
        runtime.logger.info("ended")
    }

    private func gate<Context: RequestContext>(_: Context.Type) -> Gate<Context> {
        Gate(
            runtime: runtime,
            identity: Identity(version: runtime[CommonSettings.version], colour: runtime[CommonSettings.colour])
        )
    }

    private func application<Context: RequestContext>(_ router: Router<Context>) -> some ApplicationProtocol
    where Context.Source == ApplicationRequestContextSource {
        let seconds = TimeAmount.seconds(Int64(runtime[CommonSettings.requestSeconds]))
        let logger = runtime.logger
        return Application(
            router: router,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [RequestEndMarker(limit: seconds)],
                    // Longer than the hour for which Envoy keeps idle connections: whoever sends must not be the one surprised.
                    idleTimeout: .seconds(3_660),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16_384,
                        maxHeaderListSize: 32_768,
                        maxHeaderFieldCount: 100
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(
                    runtime[CommonSettings.listenAddress],
                    port: runtime[runtime.configuration.service.http.setting]
                ),
                availableConnectionsDelegate: .maximum(runtime[CommonSettings.maxConnections], logger: logger)
            ),
            onServerRunning: { channel in
                logger.info("listening", metadata: ["address": "\(channel.localAddress?.description ?? "")"])
            },
            logger: quiet(logger)
        )
    }

    /// The servers below say what is said here already, and log each connection at debug.
    private func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .notice)
        return logger
    }

    /// Services start in this order, and end in the opposite one.
    private func group(_ application: some ApplicationProtocol, _ assembly: ServiceAssembly) -> ServiceGroup {
        let lifetime = Lifetime(
            health: runtime.health,
            drain: .seconds(runtime[CommonSettings.drainSeconds]),
            assembly: assembly,
            logger: runtime.logger
        )
        let services: [any Service] = (runtime.spans.map { [$0] } ?? []) + assembly.services + [application, lifetime]
        var configuration = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quiet(runtime.logger)
        )
        configuration.maximumGracefulShutdownDuration = .seconds(
            runtime[CommonSettings.shutdownSeconds] + runtime[CommonSettings.drainSeconds]
        )
        return ServiceGroup(configuration: configuration)
    }
}

/// The last to start and the first to end: says that the service is ready, and later that it is not.
private struct Lifetime: Service {
    let health: Health
    let drain: Duration
    let assembly: ServiceAssembly
    let logger: Logger

    func run() async throws {
        await withGracefulShutdownHandler {
            health.started()
            logger.info("ready")
            try? await gracefulShutdown()
        } onGracefulShutdown: {
            health.ending()
        }
        // Whoever balances the load needs a moment to see that this service is not ready any more.
        try? await Task.sleep(for: drain)
        await assembly.ending()
    }
}
