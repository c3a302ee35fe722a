import Testing

@testable import MeshEnvoy

/// Routes of VirtualServices, as the sidecar of a client has them.
@Suite struct RouteTests {
    private func routes(_ http: String) throws -> [JSON] {
        try Translated(Manifests.shop + Manifests.routes(http)).routes("cart.shop", of: "web")
    }

    @Test(arguments: [
        ("uri: {exact: /a}", #"{"path":"/a"}"#),
        ("uri: {prefix: /a}", #"{"prefix":"/a"}"#),
        ("uri: {regex: '/a/[0-9]+'}", #"{"safe_regex":{"regex":"/a/[0-9]+"}}"#),
        ("{uri: {prefix: /a}, ignoreUriCase: true}", #"{"case_sensitive":false,"prefix":"/a"}"#),
        (
            "headers: {x-user: {exact: jo}}",
            #"{"headers":[{"name":"x-user","string_match":{"exact":"jo"}}],"prefix":"/"}"#
        ),
        ("headers: {x-user: {}}", #"{"headers":[{"name":"x-user","present_match":true}],"prefix":"/"}"#),
        (
            "withoutHeaders: {x-user: {}}",
            #"{"headers":[{"invert_match":true,"name":"x-user","present_match":true}],"prefix":"/"}"#
        ),
        (
            "method: {exact: GET}",
            #"{"headers":[{"name":":method","string_match":{"exact":"GET"}}],"prefix":"/"}"#
        ),
        (
            "authority: {prefix: a.}",
            #"{"headers":[{"name":":authority","string_match":{"prefix":"a."}}],"prefix":"/"}"#
        ),
        (
            "scheme: {exact: https}",
            #"{"headers":[{"name":":scheme","string_match":{"exact":"https"}}],"prefix":"/"}"#
        ),
        (
            "queryParams: {q: {exact: '1'}}",
            #"{"prefix":"/","query_parameters":[{"name":"q","string_match":{"exact":"1"}}]}"#
        ),
    ])
    func aMatchIsTranslated(_ match: String, _ expected: String) throws {
        let found = try routes(
            "- match: [{\(match.hasPrefix("{") ? String(match.dropFirst().dropLast()) : match)}]\n  route: [{destination: {host: cart}}]"
        )
        #expect(found.first?["match"].text == expected)
    }

    @Test func matchesStayInOrderAndEachIsARoute() throws {
        let found = try routes(
            """
            - name: a
              match: [{uri: {exact: /1}}, {uri: {exact: /2}}]
              route: [{destination: {host: cart, subset: v1}}]
            - route: [{destination: {host: cart, subset: v2}}]
            - match: [{uri: {exact: /never}}]
              route: [{destination: {host: cart, subset: v1}}]
            """
        )
        #expect(found.map { $0["match"]["path"].string ?? "/" } == ["/1", "/2", "/"])
        #expect(found.last?["route"]["cluster"].string == "outbound|8080|v2|cart.shop.svc.cluster.local")
    }

    @Test func conditionsOnTheCallerAreDecidedForEachCaller() throws {
        let http = """
            - match: [{sourceLabels: {app: web}, uri: {prefix: /web}}]
              route: [{destination: {host: cart, subset: v2}}]
            - match: [{sourceNamespace: elsewhere}]
              route: [{destination: {host: cart, subset: v2}}]
            - route: [{destination: {host: cart, subset: v1}}]
            """
        let mesh = Translated(Manifests.shop + Manifests.routes(http))
        #expect(try mesh.routes("cart.shop", of: "web").count == 2)
        #expect(try mesh.routes("cart.shop", of: "cart-v1").count == 1)
    }

    @Test func weightsAreSharedAmongClusters() throws {
        let found = try routes(
            """
            - route:
              - {destination: {host: cart, subset: v1}, weight: 95}
              - {destination: {host: cart, subset: v2}, weight: 5, headers: {response: {set: {x-canary: "1"}}}}
            """
        )
        let clusters = found[0]["route"]["weighted_clusters"]["clusters"].array
        #expect(clusters.map { $0["weight"].int } == [95, 5])
        #expect(clusters[1]["response_headers_to_add"][0]["header"]["key"].string == "x-canary")
    }

    @Test func aDestinationWithoutWeightGetsNothingBesideOthers() throws {
        let found = try routes(
            "- route: [{destination: {host: cart, subset: v1}, weight: 100}, {destination: {host: cart, subset: v2}}]"
        )
        #expect(found[0]["route"]["cluster"].string == "outbound|8080|v1|cart.shop.svc.cluster.local")
    }

    @Test(arguments: ["{host: crat}", "{host: cart, subset: v9}", "{host: cart, port: {number: 1}}"])
    func aDestinationThatIsNowhereIsABlackHole(_ destination: String) throws {
        let found = try routes("- route: [{destination: \(destination)}]")
        #expect(found[0]["route"]["cluster"].string == "BlackHoleCluster")
    }

    @Test func timeoutsAndRetriesAreTranslated() throws {
        let found = try routes(
            """
            - timeout: 15s
              retries: {attempts: 3, perTryTimeout: 2s, retryOn: "5xx,503", backoff: 25ms}
              route: [{destination: {host: cart}}]
            """
        )
        let route = found[0]["route"]
        #expect(route["timeout"].string == "15s")
        #expect(route["retry_policy"]["num_retries"].int == 3)
        #expect(route["retry_policy"]["per_try_timeout"].string == "2s")
        #expect(route["retry_policy"]["retry_on"].string == "5xx,retriable-status-codes")
        #expect(route["retry_policy"]["retriable_status_codes"].text == "[503]")
        #expect(route["retry_policy"]["retry_back_off"]["base_interval"].string == "0.025s")
    }

    @Test func retriesAreIstiosByDefaultAndCanBeSwitchedOff() throws {
        let byDefault = try routes("- route: [{destination: {host: cart}}]")
        #expect(byDefault[0]["route"]["retry_policy"]["num_retries"].int == 2)
        let off = try routes("- retries: {attempts: 0}\n  route: [{destination: {host: cart}}]")
        #expect(off[0]["route"]["retry_policy"].isAbsent)
    }

    @Test func aDelegateStandsInPlaceOfTheDelegation() throws {
        let delegate = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: inner, namespace: shop}
            spec:
              http:
              - match: [{uri: {exact: /a/x}}]
                route: [{destination: {host: cart, subset: v2}}]
              - match: [{uri: {exact: /b}}]
                route: [{destination: {host: cart, subset: v2}}]
              - route: [{destination: {host: cart, subset: v1}}]

            """
        let outer = Manifests.routes("- match: [{uri: {prefix: /a}}]\n  timeout: 3s\n  delegate: {name: inner}")
        let found = try Translated(Manifests.shop + outer + delegate).routes("cart.shop", of: "web")
        #expect(found.map { $0["match"].text } == [#"{"path":"/a/x"}"#, #"{"prefix":"/a"}"#])
        #expect(found.allSatisfy { $0["route"]["timeout"].string == "3s" })
    }
}
