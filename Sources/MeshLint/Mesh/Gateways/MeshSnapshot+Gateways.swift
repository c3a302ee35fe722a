import MeshModel

extension MeshSnapshot {
    /// The workloads that are gateways: made from Istio's template for them, or selected by a Gateway.
    var gatewayWorkloads: [Workload] {
        var found: [ObjectIdentifier: Workload] = [:]
        for workload in workloads.all
        where workload.annotations["inject.istio.io/templates"]?.contains("gateway") == true {
            found[ObjectIdentifier(workload)] = workload
        }
        for gateway in all(Gateway.self) {
            for workload in workloads.selected(by: gateway.resource.spec.selector ?? [:]) {
                found[ObjectIdentifier(workload)] = workload
            }
        }
        return Array(found.values)
    }
}
