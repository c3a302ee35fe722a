import MeshLint
import MeshModel

/// The RequestAuthentications that hold for a proxy, as Envoy's filter for tokens; a bad token is refused, none is not.
///
/// Source: Istio, `pilot/pkg/security/authn/policy_applier.go` (`convertToEnvoyJwtConfig`).
struct TokenFilter {
    private let rules: [(rule: RequestAuthentication.JWTRule, document: LintDocument)]
    private let scope: ProxyScope

    init(_ scope: ProxyScope) {
        self.scope = scope
        rules = scope.mesh.all(RequestAuthentication.self)
            .filter { policy in
                let spec = policy.resource.spec
                return scope.isSelected(
                    by: spec.selector,
                    of: policy.document,
                    isTargeted: spec.targetRef != nil || spec.targetRefs?.isEmpty == false
                )
            }
            .flatMap { policy in (policy.resource.spec.jwtRules ?? []).map { ($0, policy.document) } }
    }

    var envoy: AnyValue? {
        guard !rules.isEmpty else { return nil }
        var tape = Tape()
        tape.beginObject()
        for (index, item) in rules.enumerated() {
            tape.key(Self.name(index))
            provider(item.rule, item.document).encode(to: &tape)
        }
        tape.endObject()
        return .extension(
            "envoy.filters.http.jwt_authn",
            "extensions.filters.http.jwt_authn.v3.JwtAuthentication",
            [
                "providers": AnyValue(tape),
                "rules": [["match": ["prefix": "/"], "requires": requirement]],
                "bypass_cors_preflight": true,
            ]
        )
    }

    private static func name(_ index: Int) -> String { "origins-\(index)" }

    private var requirement: AnyValue {
        let each: [AnyValue] = rules.enumerated().map { index, item in
            let own: AnyValue = ["provider_name": AnyValue(Self.name(index))]
            if item.rule.presence == .required { return own }
            return ["requires_any": ["requirements": [own, ["allow_missing": [:]]]]]
        }
        if each.count == 1 { return each[0] }
        let names = rules.indices.map { ["provider_name": AnyValue(Self.name($0))] as AnyValue }
        return ["requires_any": ["requirements": AnyValue(names + [["allow_missing": [:]]])]]
    }

    private func provider(_ rule: RequestAuthentication.JWTRule, _ document: LintDocument) -> AnyValue {
        let headers = (rule.fromHeaders ?? []).map { header in
            AnyValue.object(["name": AnyValue(header.name), "value_prefix": header.prefix.map { AnyValue($0) }])
        }
        let claims = (rule.outputClaimToHeaders ?? []).map {
            ["header_name": AnyValue($0.header), "claim_name": AnyValue($0.claim)] as AnyValue
        }
        return .object([
            "issuer": rule.issuer.nonEmpty.map { AnyValue($0) },
            "audiences": .texts(rule.audiences),
            "local_jwks": rule.jwks.nonEmpty.map { ["inline_string": AnyValue($0)] },
            "remote_jwks": rule.jwks.nonEmpty == nil
                ? (rule.jwksUri ?? rule.legacyJwksUri).flatMap { RemoteKeys(scope, $0, document).envoy(rule.timeout) }
                : nil,
            "from_headers": .list(headers),
            "from_params": .texts(rule.fromParams),
            "from_cookies": .texts(rule.fromCookies),
            "forward": AnyValue(rule.forwardOriginalToken ?? false),
            "forward_payload_header": rule.outputPayloadToHeader.nonEmpty.map { AnyValue($0) },
            "claim_to_headers": .list(claims),
            "payload_in_metadata": "payload",
            "normalize_payload_in_metadata": [
                "space_delimited_claims": AnyValue(["scope", "permission"] + (rule.spaceDelimitedClaims ?? []))
            ],
        ])
    }
}

/// Keys that are fetched from a URL.
struct RemoteKeys {
    private let scope: ProxyScope
    private let url: String
    private let document: LintDocument

    init(_ scope: ProxyScope, _ url: String, _ document: LintDocument) {
        self.scope = scope
        self.url = url
        self.document = document
    }

    func envoy(_ timeout: GoDuration?) -> AnyValue? {
        guard let parts = URLParts(url) else { return nil }
        return [
            "http_uri": [
                "uri": AnyValue(url), "cluster": AnyValue(cluster(parts)), "timeout": (timeout ?? .seconds(5)).envoy,
            ],
            "cache_duration": "300s",
        ]
    }

    /// A service of the mesh, the mesh's own gateway for the hosts that it serves, or the host itself.
    private func cluster(_ url: URLParts) -> String {
        if let host = scope.host(url.host, in: document.namespace), let port = host.port(url.port) {
            return OutboundCluster(scope, host, port, subset: nil).define()
        }
        let isOwn = scope.mesh.all(VirtualService.self).contains { service in
            service.resource.spec.isAtGateway
                && (service.resource.spec.hosts ?? []).contains { HostName.covers($0, url.host) }
        }
        if isOwn {
            scope.log.approximate(
                document,
                "spec.jwtRules.jwksUri",
                "\(url.host) is the mesh's own: the keys are fetched from the gateway on this machine"
            )
        }
        let place =
            isOwn
            ? SocketAddress(scope.addresses.gatewayHost, scope.addresses.gatewayPort(url.port))
            : SocketAddress(url.host, url.port)
        return scope.define(.outbound(url.host, port: url.port)) {
            let name = ClusterName.outbound(url.host, port: url.port).text
            return .object([
                "name": AnyValue(name),
                "type": isOwn ? "STATIC" : "STRICT_DNS",
                "connect_timeout": "10s",
                "load_assignment": [
                    "cluster_name": AnyValue(name),
                    "endpoints": [["lb_endpoints": [Endpoint(address: place).envoy]]],
                ],
                "transport_socket": url.isSecure ? transportSocket(url, isOwn: isOwn) : nil,
            ])
        }
    }

    private func transportSocket(_ url: URLParts, isOwn: Bool) -> AnyValue {
        let authority =
            isOwn ? "\(scope.delivery.certificates)/gateway-ca.crt" : TLSParameters.systemAuthorities
        return .extension(
            "envoy.transport_sockets.tls",
            "extensions.transport_sockets.tls.v3.UpstreamTlsContext",
            [
                "sni": AnyValue(url.host),
                "common_tls_context": [
                    "tls_params": TLSParameters.mesh,
                    "validation_context": ["trusted_ca": ["filename": AnyValue(authority)]],
                ],
            ]
        )
    }
}

/// The parts of an HTTP URL that a connection needs.
struct URLParts {
    let isSecure: Bool
    let host: String
    let port: Int

    init?(_ text: String) {
        let scheme = text.prefix { $0 != ":" }
        guard scheme == "http" || scheme == "https", text.dropFirst(scheme.count).hasPrefix("://") else { return nil }
        isSecure = scheme == "https"
        let authority = text.dropFirst(scheme.count + 3).prefix { $0 != "/" && $0 != "?" }
        let parts = authority.split(separator: ":", maxSplits: 1)
        guard let first = parts.first else { return nil }
        host = String(first)
        port = parts.count == 2 ? Int(parts[1]) ?? 0 : isSecure ? 443 : 80
    }
}
