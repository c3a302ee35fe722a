import MeshModel
import YAML

/// Reports ports of Gateways that no Service leads to.
struct GatewayPortWithoutServiceRule: LintRule {
    static let info = RuleInfo(
        "MG227",
        "gateway-port-without-service",
        .warning,
        aliases: ["IST0162"],
        summary: "A Gateway listens on a port that no Service of its pods has.",
        reason: """
            Clients reach the pods of a gateway through its Service. A server on a port that is neither a port nor a \
            target port of the Service listens, but nobody gets there. Said where the pods of the gateway and a \
            Service that selects them are among the inputs.
            """,
        help: "add the port to the gateway's Service, or use one that it has",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1, ports: [{name: web, containerPort: 8080}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {app: edge}
                  ports:
                    - {name: https, port: 443, targetPort: 8443}
                    - {name: http, port: 80, targetPort: web}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - {port: {number: 443, name: https, protocol: HTTPS}, hosts: ["*"], tls: {mode: PASSTHROUGH}}
                    - {port: {number: 8443, name: tls, protocol: TLS}, hosts: ["*"], tls: {mode: PASSTHROUGH}}
                    - {port: {number: 8080, name: http, protocol: HTTP}, hosts: ["*"]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1, ports: [{name: web, containerPort: 8080}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: edge, namespace: edge}
                spec:
                  selector: {app: edge}
                  ports:
                    - {name: https, port: 443, targetPort: 8443}
                    - {name: http, port: 80, targetPort: web}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 8081, name: http, protocol: HTTP} # ← no Service of the gateway's pods has port 8081
                      hosts: ["*"]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard !mesh.all(Gateway.self).isEmpty else { return }
        let services = mesh.serviceMap
        for gateway in mesh.all(Gateway.self) {
            let pods = mesh.workloads.selected(by: gateway.resource.spec.selector ?? [:])
            let ports = Set(pods.flatMap { pod in services.services(of: pod).flatMap { Self.ports(of: $0, at: pod) } })
            guard !ports.isEmpty else { continue }
            for (index, server) in (gateway.resource.spec.servers ?? []).enumerated()
            where !ports.contains(server.port.number) {
                report(
                    gateway,
                    at: .root.spec.servers[index].port.number,
                    "no Service of the gateway's pods has port \(server.port.number)"
                )
            }
        }
    }

    private static func ports(of service: Located<Service>, at pod: Workload) -> [Int] {
        (service.resource.spec?.ports ?? []).filter { ($0.protocol ?? .tcp) == .tcp }.flatMap { port in
            [port.port] + (port.targetPort.flatMap(pod.containerPort).map { [$0] } ?? [])
        }
    }
}
