import MeshLint
import MeshModel

/// An HTTP route of a VirtualService as routes of Envoy: one for each of its matches, in their order.
///
/// Source: Istio, `pilot/pkg/networking/core/route/route.go` (`translateRoute`).
struct HTTPRouteTranslation {
    let scope: ProxyScope
    let route: VirtualService.HTTPRoute
    /// The VirtualService that it stands in, which may be a delegate.
    let document: LintDocument
    /// The way to the route, for notes.
    let field: String
    /// The port that is called.
    let port: Int

    private var namespace: String { document.namespace }

    /// - Parameter matches: those that apply to the proxy; `nil` for a route without any.
    func envoy(_ matches: [VirtualService.HTTPMatchRequest]?) -> [AnyValue] {
        guard let matches else { return [envoy(nil, RouteMatch.all)] }
        return matches.map { envoy($0, RouteMatch.envoy($0)) }
    }

    private func envoy(_ match: VirtualService.HTTPMatchRequest?, _ condition: AnyValue) -> AnyValue {
        let name = [route.name, match?.name].compactMap { $0 }.joined(separator: ".")
        return .object([
            "name": name.isEmpty ? nil : AnyValue(name),
            "match": condition,
            "redirect": route.redirect.map { redirect($0, match) },
            "direct_response": route.redirect == nil ? route.directResponse?.envoy : nil,
            "route": route.redirect == nil && route.directResponse == nil ? action : nil,
            "decorator": operation.map { ["operation": AnyValue($0)] },
            "request_headers_to_add": route.headers?.request?.additions,
            "request_headers_to_remove": route.headers?.request?.removals,
            "response_headers_to_add": route.headers?.response?.additions,
            "response_headers_to_remove": route.headers?.response?.removals,
            "typed_per_filter_config": filters,
            "stat_prefix": match?.statPrefix.nonEmpty.map { AnyValue($0) },
        ])
    }

    /// What spans are called.
    private var operation: String? {
        guard let destination = route.route?.first?.destination,
            let cluster = scope.cluster(for: destination, in: namespace, port: port)
        else { return nil }
        return "\(cluster.host.name):\(cluster.port.number)/*"
    }

    private var filters: AnyValue? {
        let fault = route.fault?.envoy
        let cors = route.corsPolicy?.envoy
        if fault == nil, cors == nil { return nil }
        return .object(["envoy.filters.http.fault": fault, "envoy.filters.http.cors": cors])
    }
}

extension HTTPRouteTranslation {
    private var action: AnyValue {
        let targets = self.targets
        let timeout = (route.timeout ?? .seconds(0)).envoy
        let single = targets.count == 1 ? targets.first : nil
        return .object([
            "cluster": single.map { AnyValue($0.cluster) },
            "weighted_clusters": single == nil ? weighted(targets) : nil,
            "timeout": timeout,
            "max_stream_duration": ["max_stream_duration": "0s", "grpc_timeout_header_max": timeout],
            "retry_policy": RetryPolicy.envoy(route.retries),
            "prefix_rewrite": route.rewrite?.uriRegexRewrite == nil
                ? route.rewrite?.uri.nonEmpty.map { AnyValue($0) } : nil,
            "regex_rewrite": route.rewrite?.uriRegexRewrite.map { rewrite in
                [
                    "pattern": ["regex": AnyValue(rewrite.match ?? "")],
                    "substitution": AnyValue(rewrite.rewrite ?? ""),
                ]
            },
            "host_rewrite_literal":
                (route.rewrite?.authority.nonEmpty ?? route.headers?.request?.host
                ?? single?.headers?.request?.host).map { AnyValue($0) },
            "request_mirror_policies": .list(mirrors),
            "hash_policy": targets.lazy.compactMap(\.hashPolicies).first,
        ])
    }

    /// The destinations that get a share; one alone gets all, whatever its weight.
    private var targets: [RouteTarget] {
        let routes = route.route ?? []
        let counted = routes.count == 1 ? routes : routes.filter { $0.weight ?? 0 > 0 }
        guard !counted.isEmpty else {
            return [RouteTarget(cluster: scope.blackHole(), weight: 1, headers: nil, hashPolicies: nil)]
        }
        return counted.map {
            scope.target($0.destination, in: namespace, port: port, weight: $0.weight ?? 100, headers: $0.headers)
        }
    }

    private func weighted(_ targets: [RouteTarget]) -> AnyValue {
        let clusters = targets.map { target in
            AnyValue.object([
                "name": AnyValue(target.cluster),
                "weight": AnyValue(target.weight),
                "request_headers_to_add": target.headers?.request?.additions,
                "request_headers_to_remove": target.headers?.request?.removals,
                "response_headers_to_add": target.headers?.response?.additions,
                "response_headers_to_remove": target.headers?.response?.removals,
                "host_rewrite_literal": target.headers?.request?.host.map { AnyValue($0) },
            ])
        }
        return ["clusters": AnyValue(clusters)]
    }

    private var mirrors: [AnyValue] {
        var all: [(Destination, Double)] = []
        if let mirror = route.mirror {
            let percent =
                route.mirrorPercentage?.value ?? (route.mirrorPercent ?? route.legacyMirrorPercent).map(Double.init)
            all.append((mirror, percent ?? 100))
        }
        all += (route.mirrors ?? []).map { ($0.destination, $0.percentage?.value ?? 100) }
        return all.filter { $0.1 > 0 }.map { destination, percent in
            [
                "cluster": AnyValue(scope.target(destination, in: namespace, port: port).cluster),
                "runtime_fraction": ["default_value": .fraction(percent: percent)],
                "disable_shadow_host_suffix_append": false,
            ]
        }
    }

    private func redirect(_ redirect: VirtualService.HTTPRedirect, _ match: VirtualService.HTTPMatchRequest?)
        -> AnyValue
    {
        let prefix = redirect.prefixRewrite.nonEmpty ?? prefixTemplate(redirect.uri)
        return .object([
            "path_redirect": prefix == nil ? redirect.uri.nonEmpty.map { AnyValue($0) } : nil,
            "prefix_rewrite": prefix.map { AnyValue($0) },
            "host_redirect": redirect.authority.nonEmpty.map { AnyValue($0) },
            "port_redirect": redirectPort(redirect).map { AnyValue($0) },
            "scheme_redirect": redirect.scheme.nonEmpty.map { AnyValue($0) },
            "response_code": redirect.redirectCode.flatMap { Self.redirectCodes[$0] }.map { AnyValue($0) },
        ])
    }

    /// The form `%PREFIX()%/new` keeps what follows the prefix.
    private func prefixTemplate(_ uri: String?) -> String? {
        guard let uri, uri.hasPrefix("%PREFIX()%") else { return nil }
        return String(uri.dropFirst("%PREFIX()%".count))
    }

    private func redirectPort(_ redirect: VirtualService.HTTPRedirect) -> Int? {
        if let port = redirect.port { return scope.proxy.role == .gateway ? scope.addresses.gatewayPort(port) : port }
        switch redirect.derivePort {
        case .fromRequestPort?: return port
        case .fromProtocolDefault?, nil: return redirect.scheme == nil ? nil : defaultPort(of: redirect.scheme)
        }
    }

    /// Behind another port than the usual one, which a redirect to another scheme must name.
    private func defaultPort(of scheme: String?) -> Int? {
        guard scope.proxy.role == .gateway, scope.addresses.portBase != 0 else { return nil }
        return scope.addresses.gatewayPort(scheme == "https" ? 443 : 80)
    }

    private static let redirectCodes = [
        301: "MOVED_PERMANENTLY", 302: "FOUND", 303: "SEE_OTHER", 307: "TEMPORARY_REDIRECT", 308: "PERMANENT_REDIRECT",
    ]
}
