import MeshModel

extension MeshLowering {
    /// Traces, metrics and logs of every workload in the namespace.
    ///
    /// The tags of the standard metrics stay as they are: versions are among them already, and Kiali reads the others.
    func telemetry(_ observability: Observability) -> Telemetry {
        Telemetry(
            metadata("default"),
            spec: .init(
                tracing: [tracing(observability)],
                metrics: [.init(providers: [.init(name: "prometheus")])],
                accessLogging: [accessLogging(observability.accessLogs)]
            )
        )
    }

    /// The version of a workload needs no tag of its own: it is the span's `istio.canonical_revision`.
    private func tracing(_ observability: Observability) -> Telemetry.Tracing {
        Telemetry.Tracing(
            providers: [.init(name: observability.tracing.rawValue)],
            randomSamplingPercentage: observability.sampling,
            customTags: [
                "mesh": .init(literal: .init(value: plan.name)),
                "pod": .init(environment: .init(name: "POD_NAME", defaultValue: "unknown")),
            ],
            enableIstioTags: true
        )
    }

    private func accessLogging(_ logs: Observability.AccessLogs) -> Telemetry.AccessLogging {
        let providers = [Telemetry.Provider(name: MeshConfiguration.accessLogProvider)]
        return switch logs {
        case .json: .init(providers: providers)
        // A request without an answer has the code 0.
        case .errors:
            .init(providers: providers, filter: .init(expression: "response.code >= 400 || response.code == 0"))
        case .off: .init(disabled: true)
        }
    }
}
