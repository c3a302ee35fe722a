import Testing

@testable import MeshEnvoy

/// DestinationRules, as the sidecar of a client has them.
@Suite struct ClusterTests {
    private func cluster(_ policy: String, subset: String = "") throws -> JSON {
        let rule = """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: web, namespace: shop}
            spec:
              host: web
              \(policy)

            """
        return try Translated(Manifests.shop + rule).cluster(
            "outbound|8000|\(subset)|web.shop.svc.cluster.local",
            of: "cart-v1"
        )
    }

    @Test(arguments: [
        ("{simple: ROUND_ROBIN}", "ROUND_ROBIN"), ("{simple: RANDOM}", "RANDOM"),
        ("{simple: LEAST_CONN}", "LEAST_REQUEST"),
        ("{consistentHash: {httpHeaderName: x}}", "RING_HASH"),
        ("{consistentHash: {useSourceIp: true, maglev: {tableSize: 65537}}}", "MAGLEV"),
    ])
    func aLoadBalancerHasItsAlgorithm(_ balancer: String, _ algorithm: String) throws {
        #expect(try cluster("trafficPolicy: {loadBalancer: \(balancer)}")["lb_policy"].string == algorithm)
    }

    @Test func limitsAreThoseOfThePoolAndElseNone() throws {
        let limited = try cluster(
            "trafficPolicy: {connectionPool: {tcp: {maxConnections: 7, connectTimeout: 250ms}, http: {http1MaxPendingRequests: 3}}}"
        )
        let threshold = limited["circuit_breakers"]["thresholds"][0]
        #expect(threshold["max_connections"].int == 7)
        #expect(threshold["max_pending_requests"].int == 3)
        #expect(threshold["max_requests"].int == 4_294_967_295)
        #expect(limited["connect_timeout"].string == "0.25s")
    }

    @Test func ejectionIsTranslated() throws {
        let found = try cluster(
            "trafficPolicy: {outlierDetection: {consecutive5xxErrors: 5, interval: 30s, baseEjectionTime: 30s, maxEjectionPercent: 50}}"
        )["outlier_detection"]
        #expect(found["consecutive_5xx"].int == 5)
        #expect(found["max_ejection_percent"].int == 50)
        #expect(found["enforcing_success_rate"].int == 0)
    }

    @Test func settingsOfAPortStandAlone() throws {
        let found = try cluster(
            """
            trafficPolicy:
                loadBalancer: {simple: RANDOM}
                connectionPool: {tcp: {maxConnections: 7}}
                portLevelSettings: [{port: {number: 8000}, loadBalancer: {simple: ROUND_ROBIN}}]
            """
        )
        #expect(found["lb_policy"].string == "ROUND_ROBIN")
        #expect(found["circuit_breakers"]["thresholds"][0]["max_connections"].int == 4_294_967_295)
    }

    @Test func sidecarsSpeakMutualTLSUnlessTheRuleSaysOtherwise() throws {
        let found = try cluster("trafficPolicy: {}")["transport_socket"]["typed_config"]
        let names = found["common_tls_context"]["validation_context"]["match_typed_subject_alt_names"]
        #expect(names[0]["matcher"]["exact"].string == "spiffe://cluster.local/ns/shop/sa/web")
        #expect(found["sni"].string == "outbound_.8000_._.web.shop.svc.cluster.local")
        #expect(try cluster("trafficPolicy: {tls: {mode: DISABLE}}")["transport_socket"].isAbsent)
    }

    @Test func aSubsetHasItsEndpointsAndItsPolicy() throws {
        let rule = "subsets: [{name: v1, labels: {version: v1}, trafficPolicy: {loadBalancer: {simple: RANDOM}}}]"
        let mesh = Translated(
            Manifests.shop + Manifests.deployment("web-v2", app: "web", version: "v2", port: 8000) + """

                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: web, namespace: shop}
                spec: {host: web, \(rule)}
                ---

                """ + Manifests.routes("- route: [{destination: {host: web, subset: v1}}]")
        )
        let found = try mesh.cluster("outbound|8000|v1|web.shop.svc.cluster.local", of: "cart-v1")
        #expect(found["lb_policy"].string == "RANDOM")
        #expect(found["load_assignment"]["endpoints"][0]["lb_endpoints"].array.count == 1)
        let all = try mesh.cluster("outbound|8000||web.shop.svc.cluster.local", of: "cart-v1")
        #expect(all["load_assignment"]["endpoints"][0]["lb_endpoints"].array.count == 2)
    }
}
