import MeshModel

extension MeshSnapshot {
    /// Whether a workload is a gateway: made from Istio's template for them, or selected by a Gateway.
    func isGateway(_ workload: Workload, _ gateways: [Located<Gateway>]) -> Bool {
        if workload.annotations["inject.istio.io/templates"]?.contains("gateway") == true { return true }
        return gateways.contains { gateway in
            let labels = gateway.resource.spec.selector ?? [:]
            return !labels.isEmpty && workload.labels.holds(labels)
        }
    }
}
