import MeshModel
import YAML

/// Reports Service ports that lead to no port of a container.
struct TargetPortRule: LintRule {
    static let info = RuleInfo(
        "MG702",
        "target-port",
        .error,
        aliases: ["KIA0701"],
        summary: "The targetPort of a Service is no port of the pods that it selects.",
        reason: """
            A targetPort by name leads nowhere for pods that have no port of that name: they are no endpoint of it. A number \
            works even if no container names it, so that is information, given only where all containers name their ports.
            """,
        help: "use the name or number of a port of the container",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: web}, {name: http-b, port: 8080}]
                ---
                \(workload)
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports:
                    - name: http
                      port: 80
                      targetPort: http # ← no container of Deployment 'cart' has a port named 'http'
                    - name: http-b
                      port: 81 # ← no container of Deployment 'cart' names port 81
                ---
                \(workload)
                """
            )
        ]
    )

    private static let workload = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template:
            metadata: {labels: {app: cart}}
            spec: {containers: [{name: app, image: "cart:1", ports: [{name: web, containerPort: 8080}]}]}
        """

    func check(_ mesh: MeshSnapshot, report: Report) {
        for host in mesh.hosts.all {
            guard let service = host.service else { continue }
            let workloads = mesh.serviceMap.workloads(behind: host).filter { !mesh.serviceMap.isGateway($0) }
            guard !workloads.isEmpty else { continue }
            for (index, port) in (service.resource.spec?.ports ?? []).enumerated() {
                let target = port.targetPort ?? .int(port.port)
                let path = FieldPath.root.spec.ports[index]
                let place = port.targetPort == nil ? path.port : path.targetPort
                guard let workload = workloads.first(where: { $0.lacks(target) }) else { continue }
                switch target {
                case .string(let name):
                    report(service, at: place, "no container of \(workload.title) has a port named '\(name)'")
                case .int(let number):
                    let message = "no container of \(workload.title) names port \(number)"
                    report(service, at: place, message, severity: .info)
                }
            }
        }
    }
}

extension Workload {
    /// Whether none of its containers has a port; for a number, only if all of them say which ports they have.
    fileprivate func lacks(_ port: IntOrString) -> Bool {
        let containers = runningContainers.map(\.container)
        if containers.contains(where: { $0.isProxy || $0.declares(port) }) { return false }
        // The sidecar that Istio puts into the pod has a port of this name.
        if case .string(let name) = port { return name != "http-envoy-prom" }
        return containers.allSatisfy { $0.ports?.isEmpty == false } && spec.hostNetwork != true
    }
}
