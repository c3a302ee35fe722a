import MeshModel
import YAML

/// Reports destinations without a port where the service has several.
struct AmbiguousDestinationPortRule: LintRule {
    static let info = RuleInfo(
        "MG205",
        "ambiguous-destination-port",
        .error,
        aliases: ["IST0112"],
        summary: "A destination names no port although the host has several.",
        reason: """
            Only for a host with one port does Istio know which port a destination means. With several it takes the \
            port that the request came for, and a gateway has none of that number: the requests are answered with \
            503.
            """,
        help: "name the port of the destination",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80}, {name: grpc, port: 9000}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart}}] # ← has several ports (80, 9000)
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for target in service.resource.spec.callTargets where (target.destination.port?.number ?? 0) == 0 {
                let hosts = mesh.hosts.lookUp(target.destination.host, from: service.namespace)
                guard let first = hosts.first, first.service != nil, first.ports.count > 1 else { continue }
                let ports = first.ports.map { "\($0.number)" }.joined(separator: ", ")
                report(service, at: target.path, "'\(first.name)' has several ports (\(ports)), and none is named")
            }
        }
    }
}
