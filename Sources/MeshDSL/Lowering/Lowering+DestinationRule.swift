import MeshModel

extension MeshLowering {
    func destinationRule(_ service: ServicePlan) -> DestinationRule {
        DestinationRule(
            metadata(service.name, service: service.name),
            spec: .init(
                host: plan.host(of: service.name),
                trafficPolicy: trafficPolicy(service),
                subsets: service.release.isSingle
                    ? nil
                    : service.release.versions.map { .init(name: $0.version, labels: ["version": $0.version]) }
            )
        )
    }

    /// `nil` where nothing is said of the traffic: Istio refuses an empty policy.
    private func trafficPolicy(_ service: ServicePlan) -> DestinationRule.TrafficPolicy? {
        let policy = DestinationRule.TrafficPolicy(
            loadBalancer: service.balancing.map { .init(simple: $0.algorithm) },
            connectionPool: connectionPool(service),
            outlierDetection: service.breaker.map(outlierDetection)
        )
        return policy == .empty ? nil : policy
    }

    private func connectionPool(_ service: ServicePlan) -> ConnectionPoolSettings? {
        let connectTimeout = service.speaksHTTP ? nil : service.timeout
        guard let pool = service.pool else {
            return connectTimeout.map { .init(tcp: .init(connectTimeout: $0)) }
        }
        let pending = pool.maxPending ?? pool.maxConnections
        return ConnectionPoolSettings(
            tcp: .init(
                maxConnections: pool.maxConnections,
                connectTimeout: connectTimeout ?? .seconds(5),
                tcpKeepalive: .init(time: .minutes(5), interval: .seconds(75))
            ),
            http: service.speaksHTTP
                ? .init(http1MaxPendingRequests: pending) : nil
        )
    }

    private func outlierDetection(_ breaker: CircuitBreaker) -> OutlierDetection {
        OutlierDetection(
            consecutive5xxErrors: breaker.errors,
            interval: breaker.interval,
            baseEjectionTime: breaker.ejection,
            maxEjectionPercent: breaker.maxEjectedPercent
        )
    }
}
