import MeshModel
import Testing

/// The tables of the gym system's architecture, row by row.
@Suite struct GymArchitectureTests {
    private func gym() throws -> GymMesh { try GymMesh.rendered.get() }

    @Test(arguments: [
        ("/api/main/", "backend-main", 9084), ("/api/stream/", "backend-stream", 9085),
        ("/admin/", "admin-panel", 3001),
        ("/", "frontend", 3000), ("/gym.main.v1.", "backend-main", 9083), ("/gym.stream.v1.", "backend-stream", 9086),
    ])
    func theGatewayRoutesByPath(_ path: String, _ service: String, _ port: Int) throws {
        let routes = try #require(try gym().one(VirtualService.self, "ingress").spec.http)
        let route = try #require(routes.first { $0.match?.contains { $0.uri?.prefix == path } == true })
        let destination = try #require(route.route?.first?.destination)
        #expect(destination.host == "\(service).gym.svc.cluster.local")
        #expect(destination.port?.number == port)
    }

    @Test func port80RedirectsAndPort443EndsTLS() throws {
        let servers = try #require(try gym().one(Gateway.self, "ingress").spec.servers)
        #expect(servers.map(\.port.number) == [80, 443])
        #expect(servers[0].tls?.httpsRedirect == true)
        #expect(servers[1].tls?.mode == .simple)
        #expect(servers[1].tls?.credentialName == "gym-tls")
    }

    @Test(arguments: [
        ("frontend", LoadBalancerSettings.Simple.leastRequest, 100, true), ("admin-panel", .leastRequest, 100, true),
        ("backend-main", .leastRequest, 200, true), ("backend-stream", .leastRequest, 200, true),
        ("mysql", .roundRobin, 50, false), ("redis", .roundRobin, 100, false),
    ])
    func destinationRules(
        _ name: String,
        _ balancer: LoadBalancerSettings.Simple,
        _ connections: Int,
        _ hasBreaker: Bool
    ) throws {
        let policy = try #require(try gym().one(DestinationRule.self, name).spec.trafficPolicy)
        #expect(policy.loadBalancer?.simple == balancer)
        #expect(policy.connectionPool?.tcp?.maxConnections == connections)
        #expect((policy.outlierDetection != nil) == hasBreaker)
        guard let breaker = policy.outlierDetection else { return }
        #expect(breaker.consecutive5xxErrors == 5)
        #expect(breaker.interval == .seconds(30))
        #expect(breaker.baseEjectionTime == .seconds(30))
        #expect(breaker.maxEjectionPercent == 50)
    }

    @Test(arguments: [("frontend", 30), ("admin-panel", 30), ("backend-main", 15), ("backend-stream", 60)])
    func timeouts(_ name: String, _ seconds: Int) throws {
        let routes = try #require(try gym().one(VirtualService.self, name).spec.http)
        for route in routes where route.name?.hasSuffix("stream") == false {
            #expect(route.timeout == .seconds(seconds))
        }
    }

    @Test(arguments: [("mysql", 30), ("redis", 5)])
    func storesHaveAConnectTimeout(_ name: String, _ seconds: Int) throws {
        let pool = try gym().one(DestinationRule.self, name).spec.trafficPolicy?.connectionPool
        #expect(pool?.tcp?.connectTimeout == .seconds(seconds))
        #expect(pool?.http == nil)
    }

    @Test(arguments: ["frontend", "admin-panel", "backend-main"])
    func threeRetriesOfTwoSecondsWithBackoff(_ name: String) throws {
        for route in try #require(try gym().one(VirtualService.self, name).spec.http) {
            #expect(route.retries?.attempts == 3)
            // One try is limited where another may follow: a cut-off write is not repeated.
            #expect(route.retries?.perTryTimeout == (route.name?.hasSuffix("-read") == true ? .seconds(2) : nil))
            #expect(route.retries?.backoff == .milliseconds(25))
        }
    }

    @Test(arguments: [
        ("frontend", PeerAuthentication.MutualTLSMode.strict), ("admin-panel", .strict), ("backend-main", .strict),
        ("backend-stream", .strict), ("mysql", .permissive), ("redis", .permissive), ("default", .strict),
    ])
    func mutualTLS(_ name: String, _ mode: PeerAuthentication.MutualTLSMode) throws {
        #expect(try gym().one(PeerAuthentication.self, name).spec.mtls?.mode == mode)
    }

    @Test func permissiveHasItsReasonAsAComment() throws {
        #expect(try gym().text.contains("# PERMISSIVE: legacy compatibility, gradual migration"))
    }

    @Test(arguments: [
        ("backend-main", ["frontend", "admin-panel", "ingress"]), ("backend-stream", ["frontend", "ingress"]),
        ("frontend", ["ingress"]), ("admin-panel", ["ingress"]), ("mysql", ["backend-main", "backend-stream"]),
        ("redis", ["backend-main", "backend-stream"]),
    ])
    func whoMayCallWhom(_ callee: String, _ callers: [String]) throws {
        let rules = try #require(try gym().one(AuthorizationPolicy.self, callee).spec.rules)
        let principals = rules.flatMap { $0.from ?? [] }.flatMap { $0.source?.principals ?? [] }
        #expect(Set(principals) == Set(callers.map { "cluster.local/ns/gym/sa/\($0)" }))
        let peers = try gym().one(NetworkPolicy.self, callee).spec?.ingress?[0].from ?? []
        #expect(Set(peers.compactMap { $0.podSelector?.matchLabels?["app"] }) == Set(callers))
    }

    @Test func nothingIsAllowedByDefault() throws {
        #expect(try gym().one(AuthorizationPolicy.self, "deny-by-default").spec == .init())
        let network = try #require(try gym().one(NetworkPolicy.self, "deny-by-default").spec)
        #expect(network.policyTypes == [.ingress, .egress])
        #expect(network.ingress == nil && network.egress == nil)
    }

    @Test func everyWorkloadReachesDNSAndTheControlPlane() throws {
        for policy in try gym().all(NetworkPolicy.self) where policy.metadata.name != "deny-by-default" {
            let ports = (policy.spec?.egress ?? []).flatMap { $0.ports ?? [] }.compactMap(\.port)
            #expect(ports.contains(53) && ports.contains(15012), "\(policy.metadata.name ?? "")")
            let open = (policy.spec?.ingress ?? []).filter { $0.from == nil }.flatMap { $0.ports ?? [] }.compactMap(
                \.port
            )
            #expect(open.contains(15020) && open.contains(15021), "\(policy.metadata.name ?? "")")
        }
    }

    @Test func theOutsideIsReachedThroughServiceEntriesOnly() throws {
        let sidecars = try gym().all(Sidecar.self)
        #expect(sidecars.count == 7)
        for sidecar in sidecars { #expect(sidecar.spec.outboundTrafficPolicy?.mode == .registryOnly) }
        #expect(try gym().all(ServiceEntry.self).map(\.spec.hosts) == [["api.payments.example.com"]])
    }

    @Test(arguments: ["frontend-blue", "frontend-green", "backend-main-v1", "backend-main-v2", "backend-stream"])
    func oneToTenPodsOnCPUAndMemory(_ name: String) throws {
        let spec = try gym().one(HorizontalPodAutoscaler.self, name).spec
        #expect(spec.minReplicas == 1)
        #expect(spec.maxReplicas == 10)
        #expect(spec.metrics?.compactMap(\.containerResource?.name) == ["cpu", "memory"])
        let container = try gym().one(Deployment.self, name).spec.template.metadata?.labels?["app"]
        #expect(spec.metrics?.allSatisfy { $0.containerResource?.container == container } == true)
        #expect(try gym().one(Deployment.self, name).spec.replicas == nil)
    }

    @Test func noWorkloadIsScaledBothWays() throws {
        let horizontal = Set(try gym().all(HorizontalPodAutoscaler.self).map(\.spec.scaleTargetRef.name))
        let vertical = Set(try gym().all(VerticalPodAutoscaler.self).compactMap(\.spec.targetRef?.name))
        #expect(vertical == ["mysql", "redis"])
        #expect(horizontal.isDisjoint(with: vertical))
        for scaler in try gym().all(VerticalPodAutoscaler.self) {
            let others = scaler.spec.resourcePolicy?.containerPolicies?.first { $0.containerName == "*" }
            #expect(others?.mode == .off, "the proxy is left alone")
        }
    }

    @Test func everyServiceHasADisruptionBudget() throws {
        let names = Set(try gym().all(PodDisruptionBudget.self).compactMap(\.metadata.name))
        #expect(names == ["mysql", "redis", "backend-main", "backend-stream", "frontend", "admin-panel", "ingress"])
    }

    @Test(arguments: [("mysql", Quantity.gibibytes(10)), ("redis", .gibibytes(5))])
    func storesAreStatefulSetsOnVolumes(_ name: String, _ size: Quantity) throws {
        let claims = try #require(try gym().one(StatefulSet.self, name).spec.volumeClaimTemplates)
        #expect(claims.map { $0.spec?.resources?.requests?["storage"] } == [size])
    }

    @Test func everyContainerHasResourcesAndProbes() throws {
        let pods =
            try gym().all(Deployment.self).map(\.spec.template) + gym().all(StatefulSet.self).map(\.spec.template)
        for container in pods.compactMap(\.spec).flatMap(\.containers) {
            #expect(container.resources?.requests?["cpu"] != nil && container.resources?.limits?["memory"] != nil)
            if container.image == "auto" { continue }  // istiod injects the gateway's proxy with its probes
            #expect(container.startupProbe != nil && container.livenessProbe != nil && container.readinessProbe != nil)
        }
    }

    @Test func credentialsAreOnlyReferredTo() throws {
        #expect(try gym().all(Secret.self).isEmpty)
        let variables = try gym().all(StatefulSet.self).compactMap(\.spec.template.spec).flatMap(\.containers)
            .flatMap { $0.env ?? [] }
        #expect(variables.filter { $0.name.contains("PASSWORD") }.allSatisfy { $0.valueFrom?.secretKeyRef != nil })
    }

    @Test func everyRequestIsTracedAndLogged() throws {
        let telemetry = try #require(try gym().all(Telemetry.self).first)
        #expect(telemetry.spec.tracing?.first?.randomSamplingPercentage == 100)
        #expect(telemetry.spec.accessLogging?.isEmpty == false)
    }

    @Test func theKeyMetricsHaveDashboards() throws {
        let dashboards = try gym().all(ConfigMap.self).filter { $0.metadata.labels?["grafana_dashboard"] == "1" }
        #expect(dashboards.count >= 3)
        #expect(try gym().all(PodMonitor.self).count == 1)
        #expect(try gym().all(PrometheusRule.self).count >= 1)
    }

    @Test func trafficComesFromTheFile() throws {
        let routes = try #require(try gym().one(VirtualService.self, "backend-main").spec.http)
        #expect(routes[0].route?.map(\.weight) == [95, 5])
        let colours = try #require(try gym().one(VirtualService.self, "frontend").spec.http)
        #expect(colours[0].route?.map(\.weight) == [100, 0])
        #expect(try gym().one(DestinationRule.self, "frontend").spec.subsets?.map(\.name) == ["blue", "green"])
    }

    @Test func requestsBelowApiNeedAToken() throws {
        let rule = try #require(try gym().one(RequestAuthentication.self, "ingress").spec.jwtRules?.first)
        #expect(rule.issuer == "https://gym.example.com")
        #expect(rule.fromCookies == ["gym-token"])
        #expect(rule.fromHeaders?.map(\.name) == ["Authorization"])
        let policy = try gym().one(AuthorizationPolicy.self, "ingress-require-token")
        #expect(policy.spec.rules?[0].to?[0].operation?.notMethods == ["OPTIONS"], "preflights carry no token")
        #expect(policy.spec.action == .deny)
        #expect(policy.spec.rules?[0].to?[0].operation?.paths?.contains("/api/*") == true)
    }

    @Test func theGatewayLimitsTheRateAndSpeaksGRPCWeb() throws {
        let filters = try gym().all(EnvoyFilter.self).compactMap {
            $0.spec.configPatches?.first?.patch?.value?["name"]?.string
        }
        #expect(Set(filters) == ["envoy.filters.http.local_ratelimit", "envoy.filters.http.grpc_web"])
    }
}
