import MeshModel

extension MeshLowering {
    /// The gateway's workload, its servers and routes, and its policies.
    func ingressResources(_ ingress: Ingress, _ output: inout LoweringOutput) {
        let resources = gatewayWorkload(ingress) + [gateway(ingress), ingressVirtualService(ingress)]
        for resource in resources {
            output.add(resource, at: ingress.place, service: ingress.name)
        }
        for (resource, comment) in gatewayPolicies(ingress) {
            output.add(resource, at: ingress.place, service: ingress.name, comment: comment)
        }
        output.require(
            SecretRequirement(
                namespace: plan.namespace,
                name: ingress.certificate.name,
                keys: ["tls.crt", "tls.key"],
                user: ingress.name
            )
        )
    }

    private func gateway(_ ingress: Ingress) -> Gateway {
        Gateway(
            metadata(ingress.name, service: ingress.name),
            spec: .init(
                // Gateways are selected in all namespaces.
                selector: ["app": ingress.name, "app.kubernetes.io/part-of": plan.name],
                servers: [
                    .init(
                        port: .init(number: 80, protocol: "HTTP", name: "http"),
                        hosts: ingress.hosts,
                        tls: .init(httpsRedirect: true)
                    ),
                    .init(
                        port: .init(number: 443, protocol: "HTTPS", name: "https"),
                        hosts: ingress.hosts,
                        tls: .init(
                            mode: .simple,
                            credentialName: ingress.certificate.name,
                            minProtocolVersion: .tlsV1_2
                        )
                    ),
                ]
            )
        )
    }

    private func ingressVirtualService(_ ingress: Ingress) -> VirtualService {
        VirtualService(
            metadata(ingress.name, service: ingress.name),
            spec: .init(
                hosts: ingress.hosts,
                gateways: [ingress.name],
                http: ingress.routes.flatMap { httpRoutes($0, hosts: ingress.hosts) }
            )
        )
    }

    private func httpRoutes(_ route: Route, hosts: [String]) -> [VirtualService.HTTPRoute] {
        let service = route.service.plan
        guard let port = service.ports.first(where: { $0.protocol == route.port }) else { return [] }
        let isGRPC = port.protocol == .grpc
        var result = routes(
            to: service,
            port: port,
            name: isGRPC ? "\(service.name)-grpc" : service.name,
            matches: route.matches
        )
        if isGRPC {
            for index in result.indices { result[index].corsPolicy = grpcWebPolicy(hosts) }
        }
        return result
    }

    /// What a browser needs to call gRPC-Web from the pages of the same hosts.
    ///
    /// Source: grpc-web, "Protocol differences vs gRPC over HTTP2" (headers).
    private func grpcWebPolicy(_ hosts: [String]) -> VirtualService.CorsPolicy {
        VirtualService.CorsPolicy(
            allowOrigins: hosts.map { .exact("https://\($0)") },
            allowMethods: ["POST", "OPTIONS"],
            allowHeaders: ["authorization", "content-type", "grpc-timeout", "x-grpc-web", "x-user-agent"],
            exposeHeaders: ["grpc-message", "grpc-status"],
            maxAge: .hours(24),
            allowCredentials: true
        )
    }
}

extension Route {
    /// `/admin` itself and all below it, but not `/administration`.
    var matches: [VirtualService.HTTPMatchRequest] {
        if prefix.hasSuffix("/") || port == .grpc { return [.init(uri: .prefix(prefix))] }
        return [.init(uri: .exact(prefix)), .init(uri: .prefix(prefix + "/"))]
    }
}
