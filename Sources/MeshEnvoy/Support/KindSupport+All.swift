extension KindSupport {
    /// Every kind that says something to Envoys.
    public static let all: [KindSupport] =
        [
            gateway, virtualService, destinationRule, serviceEntry, workloadEntry, sidecar, peerAuthentication,
            authorizationPolicy, requestAuthentication, telemetry, envoyFilter,
        ] + wholly

    /// Kinds that nothing is made of.
    private static let wholly = [
        KindSupport("WorkloadGroup", rest: .ignored("virtual machines do not join the mesh of one machine")),
        KindSupport("ProxyConfig", rest: .ignored("the Envoys run with one worker each and no settings of their own")),
        KindSupport("WasmPlugin", rest: .ignored("no module is loaded")),
        KindSupport("HTTPRoute", rest: .ignored("only Istio's own routes are translated")),
        KindSupport("GRPCRoute", rest: .ignored("only Istio's own routes are translated")),
        KindSupport(
            "NetworkPolicy",
            rest: .ignored("nothing between processes is cut off; AuthorizationPolicies hold")
        ),
    ]

    private static let targets = FieldSupport.ignored("waypoints and gateways of the Gateway API do not run here")
    private static let oneLocality = FieldSupport.ignored("one machine is one locality")
    private static let localAuthority = FieldSupport.approximated(
        "a certificate of the local authority takes its place"
    )

    static let gateway = KindSupport(
        "Gateway",
        [
            "spec.servers.port.number": .approximated("a fixed number is added, since only root may listen below 1024"),
            "spec.servers.port.targetPort": .ignored("there are no containers"),
            "spec.servers.bind": .ignored("gateways listen on the loopback address"),
            "spec.servers.defaultEndpoint": .ignored("a gateway leads to services only"),
            "spec.servers.tls.serverCertificate": localAuthority,
            "spec.servers.tls.privateKey": localAuthority,
            "spec.servers.tls.caCertificates": localAuthority,
            "spec.servers.tls.credentialName": localAuthority,
            "spec.servers.tls.credentialNames": localAuthority,
            "spec.servers.tls.caCertCredentialName": localAuthority,
            "spec.servers.tls.tlsCertificates": localAuthority,
            "spec.servers.tls.insecureSkipVerify": .ignored("certificates of clients are verified"),
            "spec.servers.tls.caCrl": .ignored("no list of revoked certificates is read"),
        ]
    )

    static let virtualService = KindSupport(
        "VirtualService",
        [
            "spec.http.retries.retryRemoteLocalities": oneLocality,
            "spec.http.fault.delay.exponentialDelay": .ignored("Envoy has fixed delays only"),
            "spec.http.fault.abort.http2Error": .ignored("Envoy aborts with a status of HTTP or gRPC only"),
            "spec.http.redirect.port": .approximated("at a gateway it is the port where the gateway listens here"),
            "spec.tcp.match.destinationSubnets": .ignored("hosts have other addresses here"),
            "spec.tcp.match.sourceSubnet": .ignored("clients have other addresses here"),
            "spec.tls.match.destinationSubnets": .ignored("hosts have other addresses here"),
        ]
    )

    static let destinationRule = KindSupport(
        "DestinationRule",
        policies(["spec.trafficPolicy", "spec.subsets.trafficPolicy"])
            .merging(
                policies(["spec.trafficPolicy.portLevelSettings", "spec.subsets.trafficPolicy.portLevelSettings"])
                    .filter {
                        !$0.key.hasSuffix(".tunnel") && !$0.key.hasSuffix(".proxyProtocol")
                            && !$0.key.hasSuffix(".retryBudget")
                    }
            ) { first, _ in first }
    )

    private static func policies(_ paths: [String]) -> [String: FieldSupport] {
        let own: [String: FieldSupport] = [
            "tunnel": .ignored("calls are not tunnelled"),
            "proxyProtocol": .ignored("no header of the PROXY protocol is sent"),
            "retryBudget": .ignored("retries are bounded by 'maxRetries' only"),
            "loadBalancer.localityLbSetting": oneLocality,
            "loadBalancer.zoneAwareLbSetting": oneLocality,
            "loadBalancer.backendUtilization": .ignored("the least loaded endpoint is taken"),
            "tls.clientCertificate": .approximated("read from this machine"),
            "tls.privateKey": .approximated("read from this machine"),
            "tls.caCertificates": .approximated("read from this machine"),
            "tls.credentialName": .ignored("Secrets of the cluster are not at hand"),
            "tls.caCrl": .ignored("no list of revoked certificates is read"),
        ]
        var all: [String: FieldSupport] = [:]
        for path in paths { for (name, support) in own { all["\(path).\(name)"] = support } }
        return all
    }

    static let serviceEntry = KindSupport(
        "ServiceEntry",
        [
            "spec.addresses": .ignored("hosts are reached by name"),
            "spec.subjectAltNames": .ignored("names in certificates are checked by DestinationRules only"),
            "spec.endpoints.network": oneLocality,
            "spec.endpoints.locality": oneLocality,
        ]
    )

    static let workloadEntry = KindSupport(
        "WorkloadEntry",
        ["spec.network": oneLocality, "spec.locality": oneLocality]
    )

    static let sidecar = KindSupport(
        "Sidecar",
        [
            "spec.ingress": .ignored("sidecars take calls at the ports of Services"),
            "spec.inboundConnectionPool": .ignored("connections to the program are not limited"),
            "spec.egress.port": .ignored("hosts are reached at the ports of their Services"),
            "spec.egress.bind": .ignored("hosts have other addresses here"),
            "spec.egress.captureMode": .ignored("nothing is captured: programs call the sidecar's addresses"),
            "spec.outboundTrafficPolicy.mode": .approximated("only hosts that are declared have a name to call"),
            "spec.outboundTrafficPolicy.egressProxy": .ignored("no call goes by way of another service"),
        ]
    )

    static let peerAuthentication = KindSupport("PeerAuthentication")

    static let authorizationPolicy = KindSupport(
        "AuthorizationPolicy",
        [
            "spec.targetRef": targets, "spec.targetRefs": targets,
            "spec.provider": .ignored("no external authorizer is asked: requests that the policy matches go on"),
        ]
    )

    static let requestAuthentication = KindSupport(
        "RequestAuthentication",
        ["spec.targetRef": targets, "spec.targetRefs": targets]
    )

    static let telemetry = KindSupport(
        "Telemetry",
        [
            "spec.targetRef": targets, "spec.targetRefs": targets,
            "spec.metrics": .ignored("the Envoys show their own metrics, all of them"),
            "spec.tracing.disableContextPropagation": .ignored("trace headers are always passed on"),
            "spec.tracing.useRequestIdForTraceSampling": .ignored("the request's id decides"),
            "spec.tracing.enableIstioTags": .ignored("spans have Envoy's tags and those of 'customTags'"),
        ]
    )

    static let envoyFilter = KindSupport(
        "EnvoyFilter",
        [
            "spec.targetRefs": targets,
            "spec.configPatches.match.proxy": .ignored("the Envoy of this machine is taken for the right one"),
            "spec.configPatches.match.waypoint": targets,
            "spec.configPatches.match.listener.portName": .ignored("ports are told apart by number"),
            "spec.configPatches.match.listener.listenerFilter": .ignored("filters of listeners cannot be patched"),
            "spec.configPatches.match.listener.filterChain.name": .ignored("all chains of the port are patched"),
            "spec.configPatches.match.listener.filterChain.sni": .ignored("all chains of the port are patched"),
            "spec.configPatches.match.listener.filterChain.transportProtocol": .ignored(
                "all chains of the port are patched"
            ),
            "spec.configPatches.match.listener.filterChain.applicationProtocols": .ignored(
                "all chains of the port are patched"
            ),
            "spec.configPatches.match.listener.filterChain.transportSocket": .ignored(
                "all chains of the port are patched"
            ),
            "spec.configPatches.match.listener.filterChain.destinationPort": .ignored(
                "all chains of the port are patched"
            ),
            "spec.configPatches.match.routeConfiguration.portName": .ignored("ports are told apart by number"),
            "spec.configPatches.match.routeConfiguration.gateway": .ignored("all gateways of the port are patched"),
            "spec.configPatches.match.routeConfiguration.vhost.domainName": .ignored("hosts are told apart by name"),
            "spec.configPatches.match.routeConfiguration.vhost.route.action": .ignored(
                "routes of all actions are patched"
            ),
            "spec.configPatches.patch.filterClass": .ignored("filters stand where the operation puts them"),
        ]
    )
}
