import MeshDSL

// What `make bench` renders: `--set services=N` services, each of which becomes eight resources (ServiceAccount, Service,
// Deployment, HorizontalPodAutoscaler, PodDisruptionBudget, VirtualService, DestinationRule, AuthorizationPolicy).
// The other renderers make the same documents from `../helm` and `../jsonnet`.

let count = parameter("services", default: 10, "How many services the mesh has.")

/// Where requests from outside come from.
let gateway = Caller.principal("cluster.local/ns/istio-ingress/sa/public-gateway")

let common = ServiceParts {
    Port.http(8080)
    Timeout(.seconds(15))
    Retries(3, perTry: .seconds(2), backoff: .milliseconds(25))
    CircuitBreaker(errors: 5, interval: .seconds(30), ejection: .seconds(30), maxEjectedPercent: 50)
    ConnectionPool(maxConnections: 200)
    LoadBalancer(.leastRequest)
    Health(startup: "/startupz", liveness: "/healthz", readiness: "/readyz")
    Metrics(path: "/metrics")
    Environment("LOG_LEVEL", "info")
    Environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.observability.svc.cluster.local:4317")
    Resources(cpu: .millicores(100) ... .cores(1), memory: .mebibytes(128) ... .mebibytes(512))
    Autoscale(2...10, cpu: 70, memory: 80)
    DisruptionBudget(maxUnavailable: 1)
}

func service(_ number: Int) -> Service {
    let name = "service-\(number)"
    return Service(name, image: "registry.example.com/bench/\(name):1.\(number).0") {
        common
        Environment("SERVICE_NAME", name)
        Allow(from: [gateway], methods: [.get, .post], paths: ["/api/\(name)/*"])
        Allow(from: [.workload("service-\((number + 1) % count)")], methods: [.get], paths: ["/internal/\(name)/*"])
    }
}

let mesh = Mesh("bench") {
    for number in 0..<count { service(number) }
}
