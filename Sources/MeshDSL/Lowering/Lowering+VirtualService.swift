import MeshModel

extension MeshLowering {
    /// The routes of the calls inside the mesh.
    func virtualService(_ service: ServicePlan) -> VirtualService {
        VirtualService(
            metadata(service.name, service: service.name),
            spec: .init(
                hosts: [plan.host(of: service.name)],
                gateways: ["mesh"],
                http: service.ports.filter(\.protocol.isHTTP).flatMap { port in
                    routes(to: service, port: port, name: port.name, matches: [.init(port: port.number)])
                }
            )
        )
    }

    /// The routes to one port of a service for the requests of some matches: streams first, then requests that may be
    /// repeated, then all others.
    func routes(
        to service: ServicePlan,
        port: Port,
        name: String,
        matches: [VirtualService.HTTPMatchRequest]
    ) -> [VirtualService.HTTPRoute] {
        let destinations = destinations(of: service, port: port)
        func route(
            _ suffix: String,
            _ matches: [VirtualService.HTTPMatchRequest],
            timeout: GoDuration?,
            retries: VirtualService.HTTPRetry?
        ) -> VirtualService.HTTPRoute {
            VirtualService.HTTPRoute(
                name: name + suffix,
                match: matches == [.init()] ? nil : matches,
                route: destinations,
                timeout: timeout,
                retries: retries
            )
        }
        let streams = service.streams(on: port, below: matches)
        var routes: [VirtualService.HTTPRoute] = []
        if !streams.isEmpty {
            // No time-out at all: Istio sets none, and refuses to be told 0 s.
            routes.append(route("-stream", streams, timeout: nil, retries: .init(attempts: 0)))
            if Set(streams.compactMap(\.uri)).isSuperset(of: matches.map { $0.uri ?? .prefix("/") }) { return routes }
        }
        if let retries = service.retries, port.protocol == .http {
            var settings = retries.settings(on: "5xx,reset,connect-failure,refused-stream")
            settings.perTryTimeout = retries.perTry
            routes.append(route("-read", matches.map(\.reading), timeout: service.timeout, retries: settings))
        }
        let retryOn = (port.protocol == .grpc ? "unavailable," : "") + "connect-failure,refused-stream"
        return routes + [
            route("", matches, timeout: service.timeout, retries: service.retries?.settings(on: retryOn))
        ]
    }

    private func destinations(of service: ServicePlan, port: Port) -> [VirtualService.HTTPRouteDestination] {
        service.release.versions.map { version in
            VirtualService.HTTPRouteDestination(
                destination: Destination(
                    host: plan.host(of: service.name),
                    subset: service.release.isSingle ? nil : version.version,
                    port: .init(number: port.number)
                ),
                weight: service.release.isSingle ? nil : version.percent
            )
        }
    }
}

extension VirtualService.HTTPMatchRequest {
    /// The same for methods that change nothing.
    fileprivate var reading: Self {
        var match = self
        match.method = .regex(HTTPMethod.reading.map(\.rawValue).joined(separator: "|"))
        return match
    }
}

extension ServicePlan {
    /// The matches for the streams that a port answers among the requests of some matches.
    fileprivate func streams(
        on port: Port,
        below matches: [VirtualService.HTTPMatchRequest]
    ) -> [VirtualService.HTTPMatchRequest] {
        let uris = streams.filter { stream in
            stream.protocol == port.protocol && matches.contains { $0.uri?.covers(stream.path) ?? true }
        }.flatMap(\.uris)
        return uris.map { VirtualService.HTTPMatchRequest(uri: $0, port: matches[0].port) }
    }
}

extension StringMatch {
    /// Whether every path below `path` matches.
    fileprivate func covers(_ path: String) -> Bool { prefix.map { path.hasPrefix($0) } ?? false }
}

extension Retries {
    /// Without a limit for one try: a try that was cut off counts as none of the conditions but `5xx` and `reset`, so the
    /// limit would end the request.
    fileprivate func settings(on conditions: String) -> VirtualService.HTTPRetry {
        VirtualService.HTTPRetry(attempts: attempts, retryOn: conditions, backoff: backoff)
    }
}
