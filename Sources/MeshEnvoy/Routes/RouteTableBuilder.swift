import MeshLint
import MeshModel

/// The HTTP routes of one VirtualService for one proxy: those of delegates in place of the delegation, those that cannot
/// apply left out.
struct ServiceRoutes {
    let scope: ProxyScope
    let service: Located<VirtualService>
    /// `namespace/name` of the Gateway, or `mesh`.
    let gateway: String
    let port: Int

    /// The routes in order; what comes after one that takes every request is never reached, and left out.
    var envoy: [AnyValue] {
        var routes: [AnyValue] = []
        for (index, http) in (service.resource.spec.http ?? []).enumerated() {
            guard let matches = applicable(http, in: service.namespace) else { continue }
            routes += http.delegate.map { delegated($0, to: http, matches) } ?? translate(http, service, index, matches)
            if isCatchAll(matches), http.delegate == nil { break }
        }
        return routes
    }

    /// Whether some request is left over for others.
    static func takesAll(_ service: Located<VirtualService>) -> Bool {
        (service.resource.spec.http ?? []).contains {
            $0.match?.isEmpty != false || $0.match?.contains(where: \.isCatchAll) == true
        }
    }

    private typealias Matches = [VirtualService.HTTPMatchRequest]

    /// The matches that apply to the proxy; `nil` where the route has some and none does. No match at all is an empty list.
    private func applicable(_ route: VirtualService.HTTPRoute, in namespace: String) -> Matches? {
        guard let matches = route.match, !matches.isEmpty else { return [] }
        let applying = matches.filter { $0.applies(to: scope.proxy, at: gateway, port: port, in: namespace) }
        return applying.isEmpty ? nil : applying
    }

    private func isCatchAll(_ matches: Matches) -> Bool { matches.isEmpty || matches.contains(where: \.isCatchAll) }

    private func translate(
        _ route: VirtualService.HTTPRoute,
        _ owner: Located<VirtualService>,
        _ index: Int,
        _ matches: Matches
    ) -> [AnyValue] {
        HTTPRouteTranslation(
            scope: scope,
            route: route,
            document: owner.document,
            field: "spec.http[\(index)]",
            port: port
        ).envoy(matches.isEmpty ? nil : matches)
    }

    /// The routes of the delegate that meet the conditions of both; what the outer route says besides holds for all of them.
    private func delegated(
        _ delegate: VirtualService.Delegate,
        to outer: VirtualService.HTTPRoute,
        _ matches: Matches
    ) -> [AnyValue] {
        let namespace = delegate.namespace.nonEmpty ?? service.namespace
        guard let found = scope.index.delegate(delegate.name ?? "", in: namespace) else { return [] }
        var routes: [AnyValue] = []
        for (index, inner) in (found.resource.spec.http ?? []).enumerated() {
            guard let own = applicable(inner, in: found.namespace), let joined = matches.joined(with: own) else {
                continue
            }
            routes += translate(inner.completed(by: outer), found, index, joined)
        }
        return routes
    }
}

extension [VirtualService.HTTPMatchRequest] {
    /// Each of these together with each of the others; `nil` if none can be met.
    ///
    /// Source: Istio, `pilot/pkg/model/virtualservice.go` (`mergeHTTPMatchRequests`).
    func joined(with others: Self) -> Self? {
        if isEmpty { return others }
        if others.isEmpty { return self }
        let joined = flatMap { one in others.compactMap { one.joined(with: $0) } }
        return joined.isEmpty ? nil : joined
    }
}

extension VirtualService.HTTPMatchRequest {
    /// The condition that both are met; `nil` where they contradict.
    fileprivate func joined(with other: Self) -> Self? {
        var both = self
        if let own = uri, let inner = other.uri {
            guard let narrower = own.narrowed(by: inner) else { return nil }
            both.uri = narrower
        } else {
            both.uri = other.uri ?? uri
        }
        both.name = [name, other.name].compactMap { $0 }.joined(separator: "-")
        both.scheme = other.scheme ?? scheme
        both.method = other.method ?? method
        both.authority = other.authority ?? authority
        both.headers = (headers ?? [:]).merging(other.headers ?? [:]) { _, inner in inner }
        both.withoutHeaders = (withoutHeaders ?? [:]).merging(other.withoutHeaders ?? [:]) { _, inner in inner }
        both.queryParams = (queryParams ?? [:]).merging(other.queryParams ?? [:]) { _, inner in inner }
        both.port = other.port ?? port
        both.ignoreUriCase = other.ignoreUriCase ?? ignoreUriCase
        both.statPrefix = other.statPrefix ?? statPrefix
        return both
    }
}

extension StringMatch {
    /// The match that is met where both are; `nil` where the inner one is none of the outer one's.
    fileprivate func narrowed(by inner: StringMatch) -> StringMatch? {
        if let prefix {
            let text = inner.exact ?? inner.prefix
            return text.map { $0.hasPrefix(prefix) } == true ? inner : nil
        }
        if let exact { return inner.exact == exact || inner.prefix.map(exact.hasPrefix) == true ? self : nil }
        return inner.regex == regex ? inner : nil
    }
}

extension VirtualService.HTTPRoute {
    /// A delegate's route with what the delegating one says and it leaves open.
    fileprivate func completed(by outer: VirtualService.HTTPRoute) -> VirtualService.HTTPRoute {
        var route = self
        route.name = [outer.name, name].compactMap { $0 }.joined(separator: "-")
        route.rewrite = rewrite ?? outer.rewrite
        route.timeout = timeout ?? outer.timeout
        route.retries = retries ?? outer.retries
        route.fault = fault ?? outer.fault
        route.mirror = mirror ?? outer.mirror
        route.mirrors = mirrors ?? outer.mirrors
        route.mirrorPercentage = mirrorPercentage ?? outer.mirrorPercentage
        route.corsPolicy = corsPolicy ?? outer.corsPolicy
        route.headers = headers ?? outer.headers
        return route
    }
}
