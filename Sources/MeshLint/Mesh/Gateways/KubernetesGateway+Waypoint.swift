import MeshModel

extension Located where Kind == KubernetesGateway {
    /// Whether it serves the calls of an ambient mesh.
    var isWaypoint: Bool {
        resource.spec.gatewayClassName == "istio-waypoint"
            || resource.spec.listeners.contains { $0.protocol == "HBONE" }
    }

    /// The labels that Istio gives to its pods.
    var podLabels: [String: String] {
        var labels = resource.spec.infrastructure?.labels ?? self.labels
        labels[MeshLabel.gatewayName] = name
        labels["istio.io/gateway-name"] = name
        labels["gateway.istio.io/managed"] =
            isWaypoint ? "istio.io-mesh-controller" : "istio.io-gateway-controller"
        return labels
    }
}
