import MeshDSL
import Testing

@Suite struct DeclarationTests {
    private let prices = Service("prices", image: "example.com/prices:1") { Port.http(8080) }

    @Test func aServiceBecomesWhatAWellRunServiceNeeds() {
        let mesh = Mesh("shop") {
            DenyByDefault()
            IsolateNetwork()
            RestrictEgress()
            Service("cart", image: "example.com/cart:1") {
                Port.http(8080)
                Timeout(.seconds(2))
                MutualTLS(.strict)
                Autoscale(1...3)
                DisruptionBudget()
                Calls(prices, methods: [.get], paths: ["/prices/*"])
            }
            prices
        }
        let kinds = mesh.resources.filter { $0.metadata.labels?["app"] == "cart" }.map(\.typeName.kind)
        #expect(
            kinds == [
                "ServiceAccount", "Service", "Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget",
                "VirtualService",
                "DestinationRule", "Sidecar", "PeerAuthentication", "NetworkPolicy",
            ]
        )
        #expect(mesh.problems.isEmpty)
    }

    @Test func aCallGivesAddressLeaveAndPath() throws {
        let cart = Service("cart", image: "example.com/cart:1") { Calls(prices, methods: [.get], paths: ["/prices/*"]) }
        let mesh = Mesh("shop") {
            IsolateNetwork()
            RestrictEgress()
            prices
            cart
        }
        let deployment = try #require(mesh.all(Deployment.self).first { $0.metadata.name == "cart" })
        #expect(deployment.spec.template.spec?.containers[0].env?.first?.value == "http://prices:8080")
        let policy = try #require(mesh.all(AuthorizationPolicy.self).first { $0.metadata.name == "prices" })
        #expect(policy.spec.rules?[0].from?[0].source?.principals == ["cluster.local/ns/shop/sa/cart"])
        #expect(policy.spec.rules?[0].to?[0].operation?.paths == ["/prices/*"])
        let network = try #require(mesh.all(NetworkPolicy.self).first { $0.metadata.name == "prices" })
        #expect(network.spec?.ingress?[0].from?[0].podSelector?.matchLabels == ["app": "cart"])
        let sidecar = try #require(mesh.all(Sidecar.self).first { $0.metadata.name == "cart" })
        #expect(sidecar.spec.egress?[0].hosts.first == "./prices.shop.svc.cluster.local")
    }

    @Test func loopsConditionsAndComponentsWork() {
        struct Team: Component {
            let names: [String]
            let isLarge: Bool
            var body: MeshParts {
                for name in names { Service(name, image: "x") { Port.http(8080) } }
                if isLarge { Service("extra", image: "x") { Port.http(8080) } } else { MutualTLS(.strict) }
            }
        }
        @MeshBuilder func common() -> MeshParts { Egress("payments", hosts: ["pay.example.com"]) }
        let mesh = Mesh("team") {
            Team(names: ["a", "b"], isLarge: true)
            common()
            Namespace(ObjectMeta(name: "other"))
        }
        #expect(mesh.all(MeshModel.Service.self).map(\.metadata.name) == ["a", "b", "extra"])
        #expect(mesh.all(ServiceEntry.self).count == 1)
        #expect(mesh.all(Namespace.self).map(\.metadata.name) == ["team", "other"])
    }

    @Test func derivedResourcesAreAdjustedInPlace() throws {
        let mesh = Mesh("shop") {
            Service("cart", image: "x") {
                Port.http(8080)
                Adjust(\Deployment.spec.minReadySeconds, to: 10)
                Adjust(VirtualService.self) { $0.spec.exportTo = ["."] }
            }
            prices
            Adjust(\ServiceAccount.automountServiceAccountToken, to: true)
        }
        #expect(mesh.all(Deployment.self).map(\.spec.minReadySeconds) == [10, nil])
        #expect(mesh.all(VirtualService.self).map(\.spec.exportTo) == [["."], nil])
        #expect(mesh.all(ServiceAccount.self).map(\.automountServiceAccountToken) == [true, true])
    }

    @Test func anAdjustmentThatMeetsNothingIsAMistake() {
        let mesh = Mesh("shop") {
            Service("cart", image: "x") {
                Port.http(8080)
                Adjust(\StatefulSet.spec.replicas, to: 3)
            }
        }
        #expect(mesh.problems == ["this adjustment meets no StatefulSet: nothing that is declared here derives one"])
    }

    @Test func aCalledServiceMustBePartOfTheMesh() {
        let mesh = Mesh("shop") {
            Service("cart", image: "x") {
                Port.http(8080)
                Calls(prices)
            }
        }
        #expect(mesh.problems.count == 1)
        #expect(mesh.problems[0].contains("'prices' is called by cart but is not part of the mesh"))
    }

    @Test func aRouteBehindAWiderOneIsAMistake() {
        let mesh = Mesh("shop") {
            prices
            Ingress(hosts: ["shop.example.com"], certificate: Credentials("tls")) {
                Route("/", to: prices)
                Route("/prices", to: prices)
            }
        }
        #expect(mesh.problems.contains { $0.contains("the route '/prices' is never reached") })
    }

    @Test func aPortOutsideTheRangeIsAMistake() {
        let mesh = Mesh("shop") { Service("cart", image: "x") { Port.http(70_000) } }
        #expect(mesh.problems == ["port 70000 of 'cart' is not in 1...65535"])
    }

    @Test func secretsAreNamedAndNeverHeld() {
        let store = Database(
            "db",
            .mysql(image: "mysql:8"),
            storage: .gibibytes(1),
            credentials: Credentials("db-login")
        ) {}
        let cart = Service("cart", image: "x") {
            Port.http(8080)
            Uses(store, as: "MYSQL_URL")
        }
        let mesh = Mesh("shop") {
            store
            cart
        }
        let secrets = mesh.lower { _ in }.secrets
        #expect(secrets.map(\.user) == ["db", "cart"])
        #expect(secrets[1].keys == ["url"])
        #expect(mesh.all(Secret.self).isEmpty)
    }

    @Test func repeatedRequestsAreThoseThatMayBeRepeated() throws {
        let mesh = Mesh("shop") {
            Service("cart", image: "x") {
                Port.http(8080)
                Port.grpc(9090)
                Streaming("/events")
                Timeout(.seconds(2))
                Retries(3, perTry: .seconds(1))
            }
        }
        let routes = try #require(mesh.all(VirtualService.self)[0].spec.http)
        #expect(routes.map(\.name) == ["http-stream", "http-read", "http", "grpc"])
        #expect(routes[0].timeout == nil)
        #expect(routes[0].retries?.attempts == 0)
        #expect(routes[1].match?[0].method?.regex == "GET|HEAD|OPTIONS")
        #expect(routes[1].retries?.retryOn?.contains("5xx") == true)
        #expect(routes[2].retries?.retryOn?.contains("5xx") == false)
    }
}
