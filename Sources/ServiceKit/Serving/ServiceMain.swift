import AsyncHTTPClient
import FoundationEssentials
import Glibc
public import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Runs a service from its first moment to its last.
///
/// ```swift
/// await ServiceMain.run(description, context: BasicRequestContext.self) { router, runtime in
///     router.get("/hello") { _, _ in "hello" }
///     return ServiceAssembly()
/// }
/// ```
public enum ServiceMain {
    /// Builds routes, and tells what else the service is made of.
    public typealias Build<Context: RequestContext> = (Router<Context>, ServiceRuntime) async throws -> ServiceAssembly

    /// Runs until SIGTERM or SIGINT, and ends the process: with 0, or 2 where the environment is wrong or it could not go on.
    ///
    /// With `--describe` it prints what the service is instead.
    public static func run<Context: RequestContext>(
        _ service: ServiceDescription,
        context: Context.Type,
        build: Build<Context>
    ) async where Context.Source == ApplicationRequestContextSource {
        do {
            switch Array(CommandLine.arguments.dropFirst()) {
            case []: try await serve(service, context, build)
            case ["--describe"]: print(try service.json())
            default: fail("usage: \(service.name) [--describe]; all else comes from the environment")
            }
        } catch let error as ConfigurationError {
            fail(error.mistakes.map { "error: \($0)" }.joined(separator: "\n"))
        } catch {
            fail("error: \(service.name) cannot go on: \(error)")
        }
    }

    private static func fail(_ message: String) -> Never {
        var line = message + "\n"
        line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(2)
    }

    private static func serve<Context: RequestContext>(
        _ service: ServiceDescription,
        _ context: Context.Type,
        _ build: Build<Context>
    ) async throws where Context.Source == ApplicationRequestContextSource {
        let environment = ProcessInfo.processInfo.environment
        let configuration = try ServiceConfiguration(service, environment: environment)
        let level = configuration[CommonSettings.logLevel]
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, logLevel: level) }
        raiseOpenFileLimit()
        var httpClient = HTTPClient.Configuration()
        httpClient.timeout = .init(connect: .seconds(2))
        try await HTTPClient.withHTTPClient(configuration: httpClient) { client in
            try await ServiceServer(configuration, client: client).run(context, build)
        }
    }

    /// A service with thousands of connections needs more files than a shell allows by default.
    private static func raiseOpenFileLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
