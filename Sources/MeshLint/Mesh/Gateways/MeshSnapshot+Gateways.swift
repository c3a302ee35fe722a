import MeshModel

extension MeshSnapshot {
    /// The workloads that are gateways: made from Istio's template for them, or selected by a Gateway.
    ///
    /// A Gateway selects pods of all namespaces.
    package var gatewayWorkloads: [Workload] {
        gatewayWorkloadsFact {
            var selected: Set<ObjectIdentifier> = []
            for gateway in all(Gateway.self) {
                selected.formUnion(
                    workloads.selected(by: gateway.resource.spec.selector ?? [:]).map(ObjectIdentifier.init)
                )
            }
            return workloads.all.filter { $0.isMadeFromGatewayTemplate || selected.contains(ObjectIdentifier($0)) }
        }
    }
}

extension Workload {
    fileprivate var isMadeFromGatewayTemplate: Bool {
        annotations["inject.istio.io/templates"]?.contains("gateway") == true
    }
}
