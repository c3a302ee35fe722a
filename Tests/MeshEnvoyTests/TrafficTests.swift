import Foundation
import MeshEnvoy
import TestKit
import Testing

/// Meshes under real Envoys: what is asked for is what happens.
@Suite(.serialized) struct TrafficTests {
    @Test func sharesAndRewritesAreAsWritten() throws {
        let mesh = try RunningMesh(
            Manifests.shop
                + Manifests.routes(
                    """
                    - match: [{uri: {prefix: /old}}]
                      rewrite: {uri: /new}
                      headers: {request: {set: {x-added: "yes"}, remove: [x-gone]}, response: {set: {x-seen: mesh}}}
                      route: [{destination: {host: cart, subset: v1}}]
                    - match: [{uri: {exact: /gone}}]
                      redirect: {uri: /here, redirectCode: 308}
                    - match: [{uri: {exact: /teapot}}]
                      directResponse: {status: 418, body: {string: short and stout}}
                    - match: [{uri: {exact: /broken}}]
                      fault: {abort: {httpStatus: 555, percentage: {value: 100}}}
                      route: [{destination: {host: cart}}]
                    - route:
                      - {destination: {host: cart, subset: v1}, weight: 80}
                      - {destination: {host: cart, subset: v2}, weight: 20}
                    """
                )
        )
        let cart = try mesh.place("cart.shop.svc.cluster.local", 8080, from: "web")
        let answers = try mesh.send([
            .init(to: cart, "/old/thing", headers: ["x-gone": "1"]), .init(to: cart, "/gone"),
            .init(to: cart, "/teapot"),
            .init(to: cart, "/broken"), .init(to: cart, "/", count: 2_000),
        ])
        let rewritten = answers[0][0]
        #expect(rewritten["body"]["path"].string == "/new/thing")
        #expect(rewritten["body"]["headers"]["x-added"].string == "yes")
        #expect(rewritten["body"]["headers"]["x-gone"].isAbsent)
        #expect(rewritten["headers"]["x-seen"].string == "mesh")
        #expect(answers[1][0]["status"].int == 308)
        #expect(answers[1][0]["headers"]["location"].string?.hasSuffix("/here") == true)
        #expect(answers[2][0]["body"].string == "short and stout")
        #expect(answers[3][0]["status"].int == 555)
        let second = answers[4].filter { $0["body"]["name"].string == "cart-v2" }.count
        // Five standard deviations of a fair draw.
        #expect(abs(second - 400) < 90, "\(second) of 2,000 went to the second version")
    }

    @Test func aFailureIsTriedAgainAndNoMore() throws {
        let mesh = try RunningMesh(
            Manifests.shop
                + Manifests.routes(
                    """
                    - retries: {attempts: 3, retryOn: 5xx, perTryTimeout: 1s}
                      timeout: 2500ms
                      route: [{destination: {host: cart, subset: v1}}]
                    """
                )
        )
        let cart = try mesh.place("cart.shop.svc.cluster.local", 8080, from: "web")
        let answers = try mesh.send([
            .init(to: cart, "/"), .init(to: cart, "/status/500"), .init(to: cart, "/"), .init(to: cart, "/slow/4"),
        ])
        let before = try #require(answers[0][0]["body"]["count"].int),
            after = try #require(answers[2][0]["body"]["count"].int)
        #expect(answers[1][0]["status"].int == 500)
        // Itself, one try and three more.
        #expect(after - before == 5)
        #expect(answers[3][0]["status"].int == 504)
    }

    private static let strict = """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: shop}
        spec: {mtls: {mode: STRICT}}
        ---

        """

    @Test func strictMutualTLSRefusesEverybodyElse() throws {
        let mesh = try RunningMesh(Manifests.shop + Self.strict)
        let cart = try mesh.place("cart.shop.svc.cluster.local", 8080, from: "web")
        let pod = try mesh.pod("cart-v1", 8080)
        try mesh.certificates.makeAuthority("foreign")
        try mesh.certificates.issue("stranger", names: "URI:spiffe://cluster.local/ns/shop/sa/web", from: "foreign")
        let stranger = [
            "certificate": mesh.certificates.path("stranger.crt"), "key": mesh.certificates.path("stranger.key"),
        ]
        let answers = try mesh.send([
            .init(to: cart), .init(to: pod), .init(to: pod).tls([:]), .init(to: pod).tls(stranger),
        ])
        #expect(answers[0][0]["status"].int == 200)
        #expect(answers[0][0]["body"]["headers"]["x-forwarded-client-cert"].string?.contains("/sa/web") == true)
        for refused in answers.dropFirst() { #expect(refused[0]["error"].string != nil) }
    }

    @Test func permissiveMutualTLSTakesBoth() throws {
        let mesh = try RunningMesh(Manifests.shop)
        let answers = try mesh.send([
            .init(to: mesh.place("cart.shop.svc.cluster.local", 8080, from: "web")),
            .init(to: mesh.pod("cart-v1", 8080)),
        ])
        #expect(answers.map { $0[0]["status"].int } == [200, 200])
    }

    @Test func whoMayCallWhatIsEnforced() throws {
        let mesh = try RunningMesh(
            Manifests.shop + Self.strict + Manifests.service("other", port: 8000)
                + Manifests.deployment("other", app: "other", version: "v1", port: 8000) + """

                    apiVersion: security.istio.io/v1
                    kind: AuthorizationPolicy
                    metadata: {name: cart, namespace: shop}
                    spec:
                      selector: {matchLabels: {app: cart}}
                      rules:
                      - from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]
                        to: [{operation: {methods: [GET], paths: ["/items*", "/by/{*}/name"]}}]
                      - from: [{source: {namespaces: [shop]}}]
                        to: [{operation: {paths: [/open]}}]
                        when: [{key: "request.headers[x-key]", values: [good]}]
                    ---
                    apiVersion: security.istio.io/v1
                    kind: AuthorizationPolicy
                    metadata: {name: cart-deny, namespace: shop}
                    spec:
                      selector: {matchLabels: {app: cart}}
                      action: DENY
                      rules: [{to: [{operation: {paths: [/items/secret]}}]}]

                    """
        )
        let web = try mesh.place("cart.shop.svc.cluster.local", 8080, from: "web")
        let other = try mesh.place("cart.shop.svc.cluster.local", 8080, from: "other")
        let cases: [(RunningMesh.Request, Int)] = [
            (.init(to: web, "/items/1"), 200), (.init(to: web, "/items/1", method: "POST"), 403),
            (.init(to: web, "/items/secret"), 403), (.init(to: web, "/by/jo/name"), 200),
            (.init(to: web, "/by/a/b/name"), 403),
            (.init(to: web, "/else"), 403), (.init(to: other, "/items/1"), 403), (.init(to: other, "/open"), 403),
            (.init(to: other, "/open", headers: ["x-key": "good"]), 200),
            (.init(to: other, "/open", headers: ["x-key": "bad"]), 403),
        ]
        let answers = try mesh.send(cases.map(\.0))
        for (answer, expected) in zip(answers, cases) {
            #expect(answer[0]["status"].int == expected.1, "\(expected.0.fields["path"] ?? "")")
        }
    }

    private static let gateway = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: front, namespace: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.test], tls: {httpsRedirect: true}}
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.test]
            tls: {mode: SIMPLE, credentialName: shop-tls}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: front, namespace: shop}
        spec:
          hosts: [shop.test]
          gateways: [front]
          http:
          - match: [{uri: {prefix: /cart}}]
            route: [{destination: {host: cart, subset: v1}}]
          - route: [{destination: {host: web}}]
        ---

        """

    @Test func aGatewayEndsTLSAndRoutesByPath() throws {
        let mesh = try RunningMesh(Manifests.shop + Self.strict + Self.gateway, credentials: ["shop-tls": "shop.test"])
        let tls = ["name": "shop.test", "ca": mesh.certificates.path("gateway-ca.crt")]
        let host = ["host": "shop.test"]
        let answers = try mesh.send([
            .init(to: mesh.gateway(80), "/x", headers: host),
            .init(to: mesh.gateway(443), "/cart/1", headers: host).tls(tls),
            .init(to: mesh.gateway(443), "/", headers: host).tls(tls),
            .init(to: mesh.gateway(443), "/", headers: ["host": "else.test"]).tls(tls),
            .init(to: mesh.gateway(443)).tls(["name": "else.test"]),
        ])
        #expect(answers[0][0]["status"].int == 301)
        #expect(answers[0][0]["headers"]["location"].string == "https://shop.test:\(mesh.portBase + 443)/x")
        #expect(answers[1][0]["body"]["name"].string == "cart-v1")
        #expect(answers[2][0]["body"]["name"].string == "web")
        #expect(answers[3][0]["status"].int == 404)
        #expect(answers[4][0]["error"].string != nil)
    }
}
