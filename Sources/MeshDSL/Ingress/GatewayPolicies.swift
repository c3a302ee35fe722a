import MeshModel

extension MeshLowering {
    /// Who may come in, with what, and how often.
    func gatewayPolicies(_ ingress: Ingress) -> [(any Resource, String?)] {
        var policies: [(any Resource, String?)] = []
        if let authentication = ingress.authentication {
            policies.append((tokens(ingress, authentication), nil))
            policies.append(
                (
                    tokenRequirement(ingress, authentication),
                    "A request without a valid token is refused, but for a browser's preflight, which carries none."
                )
            )
        }
        if plan.policy.deniesByDefault {
            policies.append((openDoor(ingress), "The gateway is where everybody may come in; the services decide on."))
        }
        policies.append((grpcWeb(ingress), "Translates gRPC-Web, which browsers speak, to gRPC."))
        if let limit = ingress.rateLimit {
            policies.append((rateLimit(ingress, limit), "Counted by each pod of the gateway for itself."))
        }
        if plan.policy.isolatesNetwork { policies.append((gatewayNetworkPolicy(ingress), nil)) }
        return policies
    }

    private func tokens(_ ingress: Ingress, _ authentication: TokenAuthentication) -> RequestAuthentication {
        let cookies = authentication.cookies
        return RequestAuthentication(
            metadata(ingress.name, service: ingress.name),
            spec: .init(
                selector: .init(matchLabels: ["app": ingress.name]),
                jwtRules: [
                    .init(
                        issuer: authentication.issuer,
                        audiences: authentication.audiences.isEmpty ? nil : authentication.audiences,
                        jwksUri: authentication.keys,
                        // Named cookies replace the places where a token is looked for otherwise.
                        fromHeaders: cookies.isEmpty ? nil : [.init(name: "Authorization", prefix: "Bearer ")],
                        fromCookies: cookies.isEmpty ? nil : cookies,
                        forwardOriginalToken: true
                    )
                ]
            )
        )
    }

    private func tokenRequirement(_ ingress: Ingress, _ authentication: TokenAuthentication) -> AuthorizationPolicy {
        AuthorizationPolicy(
            metadata("\(ingress.name)-require-token", service: ingress.name),
            spec: .init(
                selector: .init(matchLabels: ["app": ingress.name]),
                rules: [
                    .init(
                        from: [.init(source: .init(notRequestPrincipals: ["*"]))],
                        to: [
                            .init(
                                operation: .init(
                                    notMethods: [HTTPMethod.options.rawValue],
                                    paths: authentication.paths,
                                    notPaths: authentication.publicPaths.isEmpty ? nil : authentication.publicPaths
                                )
                            )
                        ]
                    )
                ],
                action: .deny
            )
        )
    }

    private func openDoor(_ ingress: Ingress) -> AuthorizationPolicy {
        AuthorizationPolicy(
            metadata(ingress.name, service: ingress.name),
            spec: .init(
                selector: .init(matchLabels: ["app": ingress.name]),
                rules: [.init(to: [.init(operation: .init(hosts: ingress.hosts.flatMap { [$0, "\($0):*"] }))])],
                action: .allow
            )
        )
    }

    private func gatewayNetworkPolicy(_ ingress: Ingress) -> NetworkPolicy {
        let open = [80, 443].map { NetworkPolicy.Port(protocol: .tcp, port: .int($0)) }
        return NetworkPolicy(
            metadata(ingress.name, service: ingress.name),
            spec: .init(
                podSelector: LabelSelector(matchLabels: ["app": ingress.name]),
                policyTypes: [.ingress, .egress],
                ingress: [.init(ports: open), Self.probesAndMetrics],
                egress: egressRules(of: ingress.name, external: [])
            )
        )
    }

    private func grpcWeb(_ ingress: Ingress) -> EnvoyFilter {
        httpFilter(
            "\(ingress.name)-grpc-web",
            ingress,
            [
                "name": "envoy.filters.http.grpc_web",
                "typed_config": ["@type": "type.googleapis.com/envoy.extensions.filters.http.grpc_web.v3.GrpcWeb"],
            ]
        )
    }

    /// Source: Envoy, local rate limit filter; Istio, "Enabling Rate Limits using Envoy", local rate limit.
    private func rateLimit(_ ingress: Ingress, _ limit: RateLimit) -> EnvoyFilter {
        let all: AnyValue = ["default_value": ["numerator": 100, "denominator": "HUNDRED"]]
        return httpFilter(
            "\(ingress.name)-rate-limit",
            ingress,
            [
                "name": "envoy.filters.http.local_ratelimit",
                "typed_config": [
                    "@type": "type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit",
                    "stat_prefix": "http_local_rate_limiter",
                    "token_bucket": [
                        "max_tokens": AnyValue(limit.burst), "tokens_per_fill": AnyValue(limit.requests),
                        "fill_interval": AnyValue(limit.interval.inSeconds),
                    ],
                    "filter_enabled": all, "filter_enforced": all,
                ],
            ]
        )
    }

    /// A filter before all others of the gateway's HTTP connections.
    private func httpFilter(_ name: String, _ ingress: Ingress, _ filter: AnyValue) -> EnvoyFilter {
        EnvoyFilter(
            metadata(name, service: ingress.name),
            spec: .init(
                workloadSelector: .init(labels: ["app": ingress.name]),
                configPatches: [
                    .init(
                        applyTo: .httpFilter,
                        match: .init(
                            context: .gateway,
                            listener: .init(
                                filterChain: .init(
                                    filter: .init(name: "envoy.filters.network.http_connection_manager")
                                )
                            )
                        ),
                        patch: .init(operation: .insertFirst, value: filter)
                    )
                ]
            )
        )
    }
}

extension GoDuration {
    /// The form that protobuf's JSON asks for: seconds, with a fraction where there is one.
    fileprivate var inSeconds: String {
        let whole = nanoseconds / 1_000_000_000
        let rest = nanoseconds % 1_000_000_000
        guard rest != 0 else { return "\(whole)s" }
        let digits = String(rest + 1_000_000_000).dropFirst()
        return "\(whole).\(digits)s"
    }
}
