import MeshModel
import YAML

/// Reports destinations whose port the service does not have.
struct UnknownDestinationPortRule: LintRule {
    static let info = RuleInfo(
        "MG203",
        "unknown-destination-port",
        .error,
        aliases: ["IST0101"],
        summary: "A VirtualService sends requests to a port that the host does not have.",
        reason: """
            Istio makes a cluster for each port that a Service or ServiceEntry declares. A route to another port has \
            no cluster, and its requests are answered with 503. The port is that of the Service, not that of the \
            container.
            """,
        help: "name a port of the Service (its \"port\", not its \"targetPort\")",
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
                    - route: [{destination: {host: cart, port: {number: 80}}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80, targetPort: 8080}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: cart, port: {number: 8080}}}] # ← has no port 8080, but 80
                      mirror: {host: cart, port: {number: 81}} # ← has no port 81
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for target in service.resource.spec.callTargets {
                guard let number = target.destination.port?.number, number != 0 else { continue }
                let hosts = mesh.hosts.lookUp(target.destination.host, from: service.namespace)
                guard let first = hosts.first, !first.ports.isEmpty, !hosts.contains(where: { $0.port(number) != nil })
                else { continue }
                let ports = Set(hosts.flatMap(\.ports).map(\.number)).sorted().map(String.init).joined(separator: ", ")
                report(
                    service,
                    at: target.path.port.number,
                    "'\(first.name)' has no port \(number), but \(ports)",
                    help: first.ports.first { $0.target == .int(number) }.map {
                        "write \($0.number), the Service's port for \(number)"
                    }
                )
            }
        }
    }
}
