import MeshLint
import MeshModel

/// When a route is taken, as Envoy's match.
///
/// Source: Istio, `pilot/pkg/networking/core/route/route.go` (`TranslateRouteMatch`).
enum RouteMatch {
    /// Every request.
    static let all: AnyValue = ["prefix": "/"]

    static func envoy(_ match: VirtualService.HTTPMatchRequest) -> AnyValue {
        .object([
            "prefix": match.uri?.prefix.map { AnyValue($0) } ?? (match.uri.isAbsent ? "/" : nil),
            "path": match.uri?.exact.map { AnyValue($0) },
            "safe_regex": match.uri?.regex.map { ["regex": AnyValue($0)] },
            "case_sensitive": match.ignoreUriCase == true && match.uri?.regex == nil ? false : nil,
            "headers": .list(headers(of: match)),
            "query_parameters": .list(queryParameters(of: match)),
        ])
    }

    /// The headers that requests must have, those among them that stand for the method, the scheme and the host.
    private static func headers(of match: VirtualService.HTTPMatchRequest) -> [AnyValue] {
        var headers: [AnyValue] = []
        for (name, value) in sorted(match.headers) { headers.append(value.header(name)) }
        for (name, value) in sorted(match.withoutHeaders) { headers.append(value.header(name, isInverted: true)) }
        for (name, value) in [(":method", match.method), (":authority", match.authority), (":scheme", match.scheme)] {
            if let value { headers.append(value.header(name)) }
        }
        return headers
    }

    private static func queryParameters(of match: VirtualService.HTTPMatchRequest) -> [AnyValue] {
        sorted(match.queryParams).map { name, value in
            value.isPresence
                ? ["name": AnyValue(name), "present_match": true]
                : ["name": AnyValue(name), "string_match": value.envoy]
        }
    }

    private static func sorted(_ matches: [String: StringMatch]?) -> [(key: String, value: StringMatch)] {
        (matches ?? [:]).sorted { $0.key < $1.key }
    }
}

extension StringMatch? {
    /// Whether nothing is said.
    fileprivate var isAbsent: Bool { self?.isPresence != false }
}

extension VirtualService.HTTPMatchRequest {
    /// Whether the requests of a proxy can meet it at all, by what does not change from one to the next.
    ///
    /// - Parameter gateway: `namespace/name` of the Gateway, or `mesh`.
    func applies(to proxy: Proxy, at gateway: String, port: Int, in namespace: String) -> Bool {
        if let own = self.port, own != port { return false }
        if let gateways, !gateways.isEmpty,
            !gateways.contains(where: { GatewayIndex.fullName($0, in: namespace) == gateway })
        {
            return false
        }
        guard proxy.role == .sidecar else { return true }
        if let sourceNamespace, !sourceNamespace.isEmpty, sourceNamespace != proxy.namespace { return false }
        return proxy.labels.holds(sourceLabels ?? [:])
    }

    /// Whether every request meets it, once it applies.
    var isCatchAll: Bool {
        let takesAnyPath = uri.map { $0.isPresence || $0.prefix == "/" || $0.regex == "*" || $0.regex == ".*" } ?? true
        return takesAnyPath && (headers ?? [:]).isEmpty && (withoutHeaders ?? [:]).isEmpty
            && (queryParams ?? [:]).isEmpty && method == nil && authority == nil && scheme == nil
    }
}
