import Testing

@testable import MeshLint

/// What the rules of networking leave to the rules of the schema.
@Suite struct NetworkingRuleTests {
    private func codes(_ yaml: String) -> Set<String> {
        let findings = Linter().lint([LintSource("a.yaml", yaml)]).findings
        return Set(findings.map(\.rule).filter { ("MG340"..."MG389").contains($0) })
    }

    @Test(arguments: [
        "trafficPolicy: [a]", "trafficPolicy: {tls: yes}", "trafficPolicy: {connectionPool: {http: 1}}",
        "trafficPolicy: {connectionPool: {http: {http2KeepAlive: {interval: 5, timeout: x}}}}", "subsets: [null]",
        "subsets: [{labels: {a: b}}]", "trafficPolicy: {portLevelSettings: [{port: 80, tls: {mode: DISABLE}}]}",
        "trafficPolicy: {tunnel: {targetPort: 80}}",
        "trafficPolicy: {loadBalancer: {consistentHash: {httpCookie: {}}}}",
        "trafficPolicy: {loadBalancer: {consistentHash: {maglev: {tableSize: many}}}}",
        "workloadSelector: {matchLabels: 1}",
        "trafficPolicy: {tls: {mode: OTHER}}",
        "trafficPolicy: {tls: {mode: MUTUAL, clientCertificate: 1, privateKey: 2}}",
        "trafficPolicy: {outlierDetection: {consecutiveLocalOriginFailures: 1, splitExternalLocalOriginErrors: 'true'}}",
    ])
    func wrongTypesOfADestinationRule(_ field: String) {
        let found = codes(
            """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: cart}
            spec:
              host: cart
              \(field)
            """
        )
        #expect(found.subtracting(["MG349"]).isEmpty)
    }

    @Test(arguments: [
        "null", "{hosts: ['*']}", "{port: {number: '80', protocol: HTTP, name: a}, hosts: ['*']}",
        "{port: {number: 80}, hosts: ['*']}", "{port: {number: 80, protocol: 1, name: 2}, hosts: '*'}",
        "{port: {number: 443, protocol: HTTPS, name: a}, hosts: ['*'], tls: on}",
        "{port: {number: 443, protocol: HTTPS, name: a}, hosts: ['*'], tls: {mode: OTHER, credentialName: a}}",
        "{port: {number: 443, protocol: HTTPS, name: a}, tls: {mode: SIMPLE, credentialName: 1}}", "1",
    ])
    func wrongTypesOfAGateway(_ server: String) {
        let found = codes(
            """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: shop}
            spec: {servers: [\(server)]}
            """
        )
        #expect(found.isEmpty)
    }

    @Test(arguments: [
        "ingress: [null]", "ingress: [{}]",
        "ingress: [{port: 8443, connectionPool: {http: {maxRetries: 1}}, tls: {mode: PASSTHROUGH}}]",
        "ingress: [{port: 80}]", "ingress: [{port: {number: '80'}, bind: 1}]",
        "egress: 1",
        "egress: [null]", "egress: [{port: 80, hosts: [./*]}, {hosts: [./*]}]", "egress: [{hosts: ./*}]",
        "egress: [{}]",
        "egress: [{port: {number: '0'}, hosts: [./*]}]", "outboundTrafficPolicy: {mode: 1}",
        "outboundTrafficPolicy: {mode: ALLOW_ANY_DYNAMIC_DNS}",
        "{workloadSelector: {labels: 1}, egress: [{hosts: [./*]}]}",
    ])
    func wrongTypesOfASidecar(_ field: String) {
        let found = codes(
            """
            apiVersion: networking.istio.io/v1
            kind: Sidecar
            metadata: {name: cart}
            spec:
              \(field)
            """
        )
        #expect(found.isEmpty)
    }

    @Test func weightsBeyondAllBoundsDoNoHarm() {
        let weight = Int.max
        let found = codes(
            """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: cart}
            spec:
              host: cart
              trafficPolicy:
                loadBalancer: {localityLbSetting: {distribute: [{from: a, to: {a: \(weight), b: \(weight)}}]}}
            """
        )
        #expect(found == ["MG345"])
    }

    @Test func aGatewayIsNotInConflictWithAnOlderTextOfItself() {
        let gateway = """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: shop}
            spec:
              servers:
                - port: {number: 443, protocol: HTTPS, name: https}
                  hosts: [shop.example.com]
                  tls: {mode: SIMPLE, credentialName: shop}
            """
        #expect(codes("\(gateway)\n---\n\(gateway)").isEmpty)
    }
}
