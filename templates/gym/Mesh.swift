import MeshDSL

// A registration system like the one in meshgen's examples/gym, cut down to what most systems need.

let stage = environment(default: Stage.prod)
let domain = parameter("domain", default: "gym.example.com", "The host name that the outside calls.")

func image(_ name: String, _ version: String = "1.0.0") -> String { "registry.example.com/\(name):\(version)" }

/// What all services have in common.
let standard = ServiceParts {
    MutualTLS(.strict)
    CircuitBreaker(errors: 5, interval: .seconds(30), ejection: .seconds(30), maxEjectedPercent: 50)
    Health(startup: "/startupz", liveness: "/healthz", readiness: "/readyz")
    Resources(cpu: .millicores(100) ... .cores(1), memory: .mebibytes(128) ... .mebibytes(512))
    if stage == .dev { Replicas(1) } else { Autoscale(1...10, cpu: 70, memory: 80) }
}

let mysql = Database(
    "mysql", .mysql(image: "docker.io/library/mysql:8.4"), storage: .gibibytes(10), credentials: Credentials("gym-mysql")
) {
    ConnectionPool(maxConnections: 50)
}

let backend = Service("backend", image: image("backend")) {
    Port.http(8080)
    Timeout(.seconds(15))
    Retries(3, perTry: .seconds(2))
    Uses(mysql, as: "MYSQL_URL")
    Canary(stable: Version("v1"), canary: Version("v2", image: image("backend", "1.1.0")))
    standard
}

let frontend = Service("frontend", image: image("frontend")) {
    Port.http(3000)
    Timeout(.seconds(30))
    Calls(backend, paths: ["/api/*"])
    standard
}

let mesh = Mesh("gym") {
    MutualTLS(.strict)
    DenyByDefault()
    IsolateNetwork()

    mysql
    backend
    frontend

    Ingress(hosts: [domain], certificate: Credentials("gym-tls")) {
        Route("/api", to: backend)
        Route("/", to: frontend)
    }
}
