/// The labels that Istio reads of namespaces, workloads and services.
enum MeshLabel {
    static let injection = "istio-injection"
    static let revision = "istio.io/rev"
    static let inject = "sidecar.istio.io/inject"
    static let dataplaneMode = "istio.io/dataplane-mode"
    static let useWaypoint = "istio.io/use-waypoint"
    static let useWaypointNamespace = "istio.io/use-waypoint-namespace"
    static let gatewayName = "gateway.networking.k8s.io/gateway-name"
}
