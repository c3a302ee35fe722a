import MeshModel

extension OutlierDetection {
    /// When endpoints are ejected; success rates count for nothing, as in Istio.
    ///
    /// Source: Istio, `pilot/pkg/networking/core/cluster_traffic_policy.go` (`applyOutlierDetection`).
    var envoy: AnyValue {
        let errors = consecutive5xxErrors ?? consecutiveErrors
        return .object([
            "consecutive_5xx": errors.flatMap { $0 > 0 ? AnyValue($0) : nil },
            "enforcing_consecutive_5xx": errors.map { AnyValue($0 > 0 ? 100 : 0) },
            "consecutive_gateway_failure": consecutiveGatewayErrors.flatMap { $0 > 0 ? AnyValue($0) : nil },
            "enforcing_consecutive_gateway_failure": consecutiveGatewayErrors.map { AnyValue($0 > 0 ? 100 : 0) },
            "split_external_local_origin_errors": splitExternalLocalOriginErrors == true ? true : nil,
            "consecutive_local_origin_failure": consecutiveLocalOriginFailures.map { AnyValue($0) },
            "enforcing_consecutive_local_origin_failure": splitExternalLocalOriginErrors == true ? 100 : nil,
            "interval": interval?.envoy,
            "base_ejection_time": baseEjectionTime?.envoy,
            "max_ejection_percent": maxEjectionPercent.map { AnyValue($0) },
            "enforcing_success_rate": 0,
            "enforcing_local_origin_success_rate": splitExternalLocalOriginErrors == true ? 0 : nil,
        ])
    }

    /// Below which share of healthy endpoints all of them are used again; never, unless it is said.
    ///
    /// Changes of health count at once: Envoy gathers them for a second otherwise, which short ejections would not show.
    var panicThreshold: AnyValue {
        ["healthy_panic_threshold": ["value": AnyValue(minHealthPercent ?? 0)], "update_merge_window": "0s"]
    }
}
