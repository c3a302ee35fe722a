import MeshModel

extension ConnectionPoolSettings? {
    /// The limits of a cluster; what is not said is as good as unlimited, unlike Envoy's own defaults.
    ///
    /// Source: Istio, `pilot/pkg/networking/core/cluster_traffic_policy.go` (`getDefaultCircuitBreakerThresholds`).
    var circuitBreakers: AnyValue {
        let unlimited = 4_294_967_295
        return [
            "thresholds": [
                [
                    "max_connections": AnyValue(self?.tcp?.maxConnections ?? unlimited),
                    "max_pending_requests": AnyValue(self?.http?.http1MaxPendingRequests ?? unlimited),
                    "max_requests": AnyValue(self?.http?.http2MaxRequests ?? unlimited),
                    "max_retries": AnyValue(self?.http?.maxRetries ?? unlimited),
                    "track_remaining": true,
                ]
            ]
        ]
    }
}

extension ConnectionPoolSettings.TCPKeepalive {
    var envoy: AnyValue {
        [
            "tcp_keepalive": .object([
                "keepalive_probes": probes.map { AnyValue($0) },
                "keepalive_time": time.map { AnyValue($0.nanoseconds / 1_000_000_000) },
                "keepalive_interval": interval.map { AnyValue($0.nanoseconds / 1_000_000_000) },
            ])
        ]
    }
}
