import MeshDSL

// The gym registration system: members register, book classes and follow them live; administrators schedule them.
// Read it from the bottom: `mesh` is the whole, and everything above says what its parts are.

let stage = environment(default: Stage.prod)
let domain = parameter("domain", default: "gym.example.com", "The host name that the outside calls.")
let registry = parameter("registry", default: "registry.example.com/gym", "Where the container images are.")
let release = parameter("release", default: "1.4.0", "The version of the stable images.")
let candidate = parameter("candidate", default: "1.5.0", "The version of the images that are tried out.")
let tracing = parameter(
    "tracing",
    default: Observability.Tracing.openTelemetry,
    "Where spans go: opentelemetry or zipkin."
)
/// Who the tokens of members are from: the backends write it into them, and the gateway looks for it.
let issuer = "https://\(domain)"
// istiod fetches the keys. It is not part of the mesh, and the backend answers nobody else: so by way of the gateway.
let keys = parameter(
    "keys",
    default: "https://\(domain)/api/main/auth/jwks.json",
    "The URL of the keys that tokens are signed with, as istiod reaches it."
)

func image(_ name: String, _ version: String = release) -> String { "\(registry)/\(name):\(version)" }

// MARK: What all services have in common

/// Five errors in a row take a pod out of the balance for 30 seconds, but never more than half of the pods.
let resilience = ServiceParts {
    CircuitBreaker(errors: 5, interval: .seconds(30), ejection: .seconds(30), maxEjectedPercent: 50)
    LoadBalancer(.leastRequest)
    DisruptionBudget(maxUnavailable: 1)
}

let operations = ServiceParts {
    MutualTLS(.strict)
    Health(startup: "/startupz", liveness: "/healthz", readiness: "/readyz")
    Metrics(path: "/metrics")
    Annotation("kiali.io/dashboards", "envoy")
    Environment("LOG_LEVEL", stage == .prod ? "info" : "debug")
}

/// Up to ten pods where the load asks for them; one is enough anywhere else.
let scaling = ServiceParts {
    if stage == .dev { Replicas(1) } else { Autoscale(1...10, cpu: 70, memory: 80) }
}

// MARK: Stores

let mysql = Database(
    "mysql",
    .mysql(image: "docker.io/library/mysql:8.4"),
    storage: .gibibytes(10),
    credentials: Credentials("gym-mysql")
) {
    ConnectionPool(maxConnections: 50)
    LoadBalancer(.roundRobin)
    Timeout(.seconds(30))
    MutualTLS(.permissive, because: "legacy compatibility, gradual migration")
    Resources(cpu: .millicores(250) ... .cores(2), memory: .mebibytes(512) ... .gibibytes(2))
    VerticalAutoscale(cpu: .millicores(250) ... .cores(2), memory: .mebibytes(512) ... .gibibytes(4))
    DisruptionBudget(maxUnavailable: 1)
}

let redis = Cache(
    "redis",
    image: "docker.io/library/redis:7.4",
    storage: .gibibytes(5),
    memory: .mebibytes(384),
    credentials: Credentials("gym-redis")
) {
    ConnectionPool(maxConnections: 100)
    LoadBalancer(.roundRobin)
    Timeout(.seconds(5))
    MutualTLS(.permissive, because: "legacy compatibility, gradual migration")
    Resources(cpu: .millicores(100) ... .cores(1), memory: .mebibytes(128) ... .mebibytes(512))
    VerticalAutoscale(cpu: .millicores(100) ... .cores(1), memory: .mebibytes(128) ... .gibibytes(1))
    DisruptionBudget(maxUnavailable: 1)
}

/// Card payments happen at a provider outside the mesh.
let payments = Egress("payments", hosts: ["api.payments.example.com"])

// MARK: Backends

let backendMain = Service("backend-main", image: image("backend-main")) {
    Port.http(9084)
    Port.grpc(9083)
    Timeout(.seconds(15))
    Retries(3, perTry: .seconds(2), backoff: .milliseconds(25))
    ConnectionPool(maxConnections: 200)
    Uses(mysql, as: "MYSQL_URL")
    Uses(redis, as: "REDIS_URL")
    Environment("TOKEN_ISSUER", issuer)
    Reaches(payments)
    Canary(stable: Version("v1"), canary: Version("v2", image: image("backend-main", candidate)))
    Resources(cpu: .millicores(100) ... .cores(1), memory: .mebibytes(128) ... .mebibytes(512))
    Annotation("kiali.io/api-type", "rest", on: .service)
    Annotation("kiali.io/api-spec", "http://backend-main.gym:9084/api/main/openapi.json", on: .service)
    resilience
    operations
    scaling
}

let backendStream = Service("backend-stream", image: image("backend-stream")) {
    Port.http(9085)
    Port.grpc(9086)
    Timeout(.seconds(60))  // long polling
    Streaming("/api/stream/events")
    Streaming(grpc: "gym.stream.v1")
    Retries(3)  // no limit for one try: it would cut every long poll
    ConnectionPool(maxConnections: 200)
    Uses(mysql, as: "MYSQL_URL")
    Uses(redis, as: "REDIS_URL")
    Environment("TOKEN_ISSUER", issuer)
    Resources(cpu: .millicores(100) ... .cores(1), memory: .mebibytes(128) ... .mebibytes(512))
    resilience
    operations
    scaling
}

// MARK: Pages

let frontend = Service("frontend", image: image("frontend")) {
    Port.http(3000)
    Timeout(.seconds(30))
    Retries(3, perTry: .seconds(2))
    ConnectionPool(maxConnections: 100)
    Calls(backendMain, paths: ["/api/main/*"])
    Calls(backendStream, methods: [.get], paths: ["/api/stream/*"])
    BlueGreen(green: image("frontend", candidate))
    Resources(cpu: .millicores(50) ... .millicores(500), memory: .mebibytes(192) ... .mebibytes(384))
    resilience
    operations
    scaling
}

let adminPanel = Service("admin-panel", image: image("admin-panel")) {
    Port.http(3001)
    Timeout(.seconds(30))
    Retries(3, perTry: .seconds(2))
    ConnectionPool(maxConnections: 100)
    Calls(backendMain, paths: ["/api/main/*"])
    Replicas(stage == .prod ? 2 : 1)
    Resources(cpu: .millicores(50) ... .millicores(500), memory: .mebibytes(64) ... .mebibytes(256))
    resilience
    operations
}

// MARK: The whole

let mesh = Mesh("gym") {
    MutualTLS(.strict)
    DenyByDefault()
    IsolateNetwork()
    RestrictEgress()
    Observability(namespace: "observability", tracing: tracing, sampling: 100)

    mysql
    redis
    payments
    backendMain
    backendStream
    frontend
    adminPanel

    Ingress(hosts: [domain], certificate: Credentials("gym-tls")) {
        Route("/api/main", to: backendMain)
        Route("/api/stream", to: backendStream)
        Route(grpc: "gym.main.v1", to: backendMain)
        Route(grpc: "gym.stream.v1", to: backendStream)
        Route("/admin", to: adminPanel)
        Route("/", to: frontend)
        TokenAuthentication(
            issuer: issuer,
            keys: keys,
            paths: ["/api/*", "/gym.main.v1.*", "/gym.stream.v1.*"],
            except: ["/api/main/auth/*", "/api/main/classes", "/api/main/openapi.json"],
            cookies: ["gym-token"]  // a browser's EventSource cannot send a header
        )
        RateLimit(100, per: .seconds(1), burst: 200)
        Autoscale((stage == .prod ? 2 : 1)...5, memory: nil)
        Resources(cpu: .millicores(100) ... .cores(1), memory: .mebibytes(128) ... .mebibytes(512))
    }
}
