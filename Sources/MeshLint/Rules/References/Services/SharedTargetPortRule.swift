import MeshModel
import YAML

/// Reports workloads where different ports lead to one target port.
struct SharedTargetPortRule: LintRule {
    static let info = RuleInfo(
        "MG239",
        "shared-target-port",
        .warning,
        aliases: ["IST0137"],
        summary: "Services of one workload lead different ports to one target port.",
        reason: """
            A sidecar has one inbound listener for a port of the pod, made from one of the Services. If they say \
            different protocols, or policies name one port and not the other, the result depends on which Service \
            came first. Said of workloads that are known to be in the mesh.
            """,
        help: "give the Services the same port, or the pod a port for each",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: 8080, protocol: TCP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart-2, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: 8080, protocol: TCP}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart # ← ports 80 of Service 'cart' and 81 of 'cart-2' both lead to 8080
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: 8080, protocol: TCP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart-2, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 81, targetPort: 8080, protocol: TCP}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let services = mesh.serviceMap
        for workload in mesh.workloads.all where workload.isLongRunning && mesh.isInMesh(workload) {
            let found = services.services(of: workload)
            guard found.count > 1 else { continue }
            var targets: [Int: (service: String, port: Int)] = [:]
            for service in found {
                for port in service.resource.spec?.ports ?? [] {
                    guard let target = workload.containerPort(port.targetPort ?? .int(port.port)) else { continue }
                    guard let other = targets[target] else {
                        targets[target] = (service.name, port.port)
                        continue
                    }
                    guard other.port != port.port, other.service != service.name else { continue }
                    report(
                        workload,
                        at: .root.metadata.name,
                        "ports \(other.port) of Service '\(other.service)' and \(port.port) of '\(service.name)' both lead to \(target)"
                    )
                }
            }
        }
    }
}
