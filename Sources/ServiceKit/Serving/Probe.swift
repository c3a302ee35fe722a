/// The paths that the platform asks, and not a user.
enum Probe: String, CaseIterable {
    /// Whether the start is over.
    case startup = "/startupz"
    /// Whether the process is alive.
    case liveness = "/healthz"
    /// Whether requests should be sent here: not while starting, ending, or without what it depends on.
    case readiness = "/readyz"
    /// The numbers for Prometheus.
    case metrics = "/metrics"
    /// The fault switches; there only if the environment allows them.
    case faults = "/faults"
}
