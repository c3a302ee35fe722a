import MeshModel

extension VirtualService.CorsPolicy {
    /// Which pages of other origins may call.
    var envoy: AnyValue {
        let origins =
            (allowOrigins ?? []).map(\.envoy)
            + (allowOrigin ?? []).map { $0 == "*" ? ["safe_regex": ["regex": ".*"]] : ["exact": AnyValue($0)] }
        return .message(
            "extensions.filters.http.cors.v3.CorsPolicy",
            [
                "allow_origin_string_match": .list(origins),
                "allow_methods": joined(allowMethods),
                "allow_headers": joined(allowHeaders),
                "expose_headers": joined(exposeHeaders),
                "max_age": maxAge.map { AnyValue("\($0.nanoseconds / 1_000_000_000)") },
                "allow_credentials": allowCredentials.map { AnyValue($0) },
                "forward_not_matching_preflights": AnyValue(unmatchedPreflights != .ignore),
                "filter_enabled": ["default_value": .fraction(percent: 100)],
            ]
        )
    }

    private func joined(_ texts: [String]?) -> AnyValue? {
        texts.flatMap { $0.isEmpty ? nil : AnyValue($0.joined(separator: ",")) }
    }
}
