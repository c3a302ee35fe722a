import FoundationEssentials
import Hummingbird
import NIOCore

/// Answers the platform: probes, metrics, and the fault switches where they are allowed.
struct Probes: Sendable {
    let health: Health
    let metrics: MetricsRegistry
    let faults: FaultSwitches
    let areFaultsAllowed: Bool

    func addRoutes(to router: Router<some RequestContext>) {
        router.get(RouterPath(Probe.liveness.rawValue)) { _, _ in plain(.ok, "alive\n") }
        router.get(RouterPath(Probe.startup.rawValue)) { _, _ in
            health.isStarted ? plain(.ok, "started\n") : plain(.serviceUnavailable, "starting\n")
        }
        router.get(RouterPath(Probe.readiness.rawValue)) { _, _ in
            var obstacles = await health.obstacles()
            if faults.current?.notReady == true { obstacles.append("fault") }
            return obstacles.isEmpty
                ? plain(.ok, "ready\n")
                : plain(.serviceUnavailable, "not ready: \(obstacles.joined(separator: ", "))\n")
        }
        router.get(RouterPath(Probe.metrics.rawValue)) { _, _ in
            plain(.ok, metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        if areFaultsAllowed { addSwitches(to: router) }
    }

    private func addSwitches(to router: Router<some RequestContext>) {
        let path = RouterPath(Probe.faults.rawValue)
        router.get(path) { _, _ in try json(faults.current ?? Faults()) }
        router.put(path) { request, context in
            do {
                let new = try await request.decodeJSON(Faults.self, limit: 1_000)
                guard new.mistakes.isEmpty else { throw Problem.invalid(new.mistakes) }
                faults.set(new)
                return try json(new)
            } catch let problem as Problem {
                return try problem.response(from: request, context: context)
            }
        }
    }

    private func plain(
        _ status: HTTPResponse.Status,
        _ text: String,
        type: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }

    private func json(_ value: Faults) throws -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(value)))
        )
    }
}
