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
        guard port.protocol == .http else {
            let retries = service.retries?.settings(on: "unavailable,connect-failure,refused-stream")
            return [route("", matches, timeout: service.timeout, retries: retries)]
        }
        var routes: [VirtualService.HTTPRoute] = []
        let paths = service.streams.filter { path in matches.contains { $0.uri?.covers(path) ?? true } }
        if !paths.isEmpty {
            let streams = paths.map { VirtualService.HTTPMatchRequest(uri: .prefix($0), port: matches[0].port) }
            // No time-out at all: Istio sets none, and refuses to be told 0 s.
            routes.append(route("-stream", streams, timeout: nil, retries: .init(attempts: 0)))
        }
        if let retries = service.retries {
            let settings = retries.settings(on: "5xx,reset,connect-failure,refused-stream")
            routes.append(route("-read", matches.map(\.reading), timeout: service.timeout, retries: settings))
        }
        let retries = service.retries?.settings(on: "connect-failure,refused-stream")
        return routes + [route("", matches, timeout: service.timeout, retries: retries)]
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

extension StringMatch {
    /// Whether every path below `path` matches.
    fileprivate func covers(_ path: String) -> Bool { prefix.map { path.hasPrefix($0) } ?? false }
}

extension Retries {
    fileprivate func settings(on conditions: String) -> VirtualService.HTTPRetry {
        VirtualService.HTTPRetry(attempts: attempts, perTryTimeout: perTry, retryOn: conditions, backoff: backoff)
    }
}
