import MeshModel

extension LoadBalancerSettings {
    /// The algorithm, as Envoy names it.
    ///
    /// Source: Istio, `pilot/pkg/networking/core/loadbalancer`; LEAST_CONN is the old name of LEAST_REQUEST.
    var envoyPolicy: String {
        if let consistentHash { return consistentHash.maglev == nil ? "RING_HASH" : "MAGLEV" }
        return switch simple {
        case .roundRobin: "ROUND_ROBIN"
        case .random: "RANDOM"
        case .leastRequest, .leastConn, .unspecified, .passthrough, nil: "LEAST_REQUEST"
        }
    }

    var ringHash: AnyValue? {
        guard let consistentHash, consistentHash.maglev == nil else { return nil }
        let size = consistentHash.ringHash?.minimumRingSize ?? consistentHash.minimumRingSize ?? 1_024
        return ["minimum_ring_size": AnyValue(size)]
    }

    var maglev: AnyValue? {
        consistentHash?.maglev?.tableSize.map { ["table_size": AnyValue($0)] }
    }

    /// The warm-up of new endpoints, if the algorithm is this one.
    func slowStart(of algorithm: String) -> AnyValue? {
        guard envoyPolicy == algorithm, let duration = warmup?.duration ?? warmupDurationSecs else { return nil }
        return [
            "slow_start_config": .object([
                "slow_start_window": duration.envoy,
                "aggression": warmup?.aggression.map { ["default_value": AnyValue($0), "runtime_key": "warmup"] },
                "min_weight_percent": warmup?.minimumPercent.map { ["value": AnyValue($0)] },
            ])
        ]
    }

    /// What of a request decides on its endpoint, as the hash policies of a route; `nil` for other algorithms.
    var hashPolicies: AnyValue? {
        guard let hash = consistentHash else { return nil }
        if let name = hash.httpHeaderName { return [["header": ["header_name": AnyValue(name)]]] }
        if let name = hash.httpQueryParameterName { return [["query_parameter": ["name": AnyValue(name)]]] }
        if hash.useSourceIp == true { return [["connection_properties": ["source_ip": true]]] }
        guard let cookie = hash.httpCookie else { return nil }
        let attributes = (cookie.attributes ?? []).map { attribute in
            AnyValue.object(["name": AnyValue(attribute.name), "value": attribute.value.map { AnyValue($0) }])
        }
        return [
            [
                "cookie": .object([
                    "name": AnyValue(cookie.name), "path": cookie.path.map { AnyValue($0) }, "ttl": cookie.ttl?.envoy,
                    "attributes": .list(attributes),
                ])
            ]
        ]
    }
}
