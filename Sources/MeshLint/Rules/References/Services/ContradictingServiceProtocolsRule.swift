import MeshModel
import YAML

/// Reports workloads whose Services use a port for TCP and for UDP.
struct ContradictingServiceProtocolsRule: LintRule {
    static let info = RuleInfo(
        "MG238",
        "contradicting-service-protocols",
        .warning,
        aliases: ["IST0116"],
        summary: "Services of one workload use the same port number for TCP and for UDP.",
        reason: """
            A sidecar has one listener for a port number. With one Service that says TCP and one that says UDP, \
            Istio may take the wrong one and the traffic is not what was meant. Said of workloads that are known to \
            be in the mesh.
            """,
        help: "use different port numbers, or one Service with both ports under names of their own",
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
                  ports: [{name: tcp, port: 9000, targetPort: 9000, protocol: TCP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart-udp, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: udp, port: 9001, targetPort: 9001, protocol: UDP}]
                """
            ),
            Example(
                """
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
                  ports: [{name: tcp, port: 9000, targetPort: 9000, protocol: TCP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart-udp, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: udp, port: 9000, targetPort: 9000, protocol: UDP}]
                """
            ),
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
                  name: cart # ← Services 'cart' and 'cart-udp' use port 9000 for TCP and for UDP
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
                  ports: [{name: tcp, port: 9000, targetPort: 9000, protocol: TCP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart-udp, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: udp, port: 9000, targetPort: 9000, protocol: UDP}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let services = mesh.serviceMap
        for workload in mesh.workloads.all where workload.isLongRunning && mesh.isInMesh(workload) {
            var protocols: [Int: (service: String, protocol: TransportProtocol)] = [:]
            for service in services.services(of: workload) {
                for port in service.resource.spec?.ports ?? [] {
                    let own = port.protocol ?? .tcp
                    if let other = protocols[port.port], other.protocol != own, other.service != service.name {
                        report(
                            workload,
                            at: .root.metadata.name,
                            "Services '\(other.service)' and '\(service.name)' use port \(port.port) for \(other.protocol.rawValue) "
                                + "and for \(own.rawValue)"
                        )
                    }
                    protocols[port.port] = (service.name, own)
                }
            }
        }
    }
}
