import MeshModel
import YAML

/// Reports Gateways of the Gateway API that contradict each other.
struct GatewayConflictRule: LintRule {
    static let info = RuleInfo(
        "MG257",
        "gateway-conflict",
        .warning,
        aliases: ["KIA1501", "KIA1502", "KIA1503", "KIA1504"],
        summary: """
            Gateways of the Gateway API share what each needs for itself, or name a class that does not exist.
            """,
        reason: """
            Within a Gateway every listener needs its own combination of port, protocol and hostname; those that \
            share one are not accepted. Two Gateways that ask for the same address, or for the same host and port, \
            compete for the same traffic. A class that is not there leaves a Gateway without pods. Classes are \
            missed where GatewayClasses are among the inputs; those of Istio are known.
            """,
        help: "give each listener its own hostname or port",
        accepts: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: one, namespace: shop}
                spec:
                  gatewayClassName: istio
                  listeners:
                    - {name: a, port: 80, protocol: HTTP, hostname: a.example.com}
                    - {name: b, port: 80, protocol: HTTP, hostname: b.example.com}
                    - {name: c, port: 443, protocol: HTTPS, hostname: a.example.com}
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: two, namespace: shop}
                spec:
                  gatewayClassName: other
                  listeners: [{name: a, port: 80, protocol: HTTP}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: GatewayClass
                metadata: {name: nginx}
                spec: {controllerName: example.com/nginx}
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: one, namespace: shop}
                spec:
                  gatewayClassName: ngix # ← there is no GatewayClass 'ngix'
                  addresses: [{value: 10.0.0.1}]
                  listeners:
                    - {name: a, port: 80, protocol: HTTP}
                    - {name: b, port: 80, protocol: HTTP} # ← another listener has port 80, protocol HTTP and the same hostname too
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: two, namespace: shop}
                spec:
                  gatewayClassName: istio
                  addresses:
                    - value: 10.0.0.1 # ← Gateway 'shop/one' asks for 10.0.0.1 too
                  listeners:
                    - {name: a, port: 80, protocol: HTTP, hostname: a.example.com}
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: three, namespace: shop}
                spec:
                  gatewayClassName: istio
                  listeners:
                    - {name: a, port: 80, protocol: HTTP, hostname: a.example.com} # ← Gateway 'shop/two' serves 'a.example.com' on port 80 too
                """
            )
        ]
    )

    private static let istioClasses: Set<String> = [
        "istio", "istio-waypoint", "istio-remote", "istio-east-west", "istio-waypoint-remote",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        let classes = Set(mesh.all(GatewayClass.self).map(\.name))
        var listeners: [String: Located<KubernetesGateway>] = [:]
        var addresses: [String: Located<KubernetesGateway>] = [:]
        for gateway in mesh.all(KubernetesGateway.self) {
            let spec = gateway.resource.spec
            if !Self.istioClasses.contains(spec.gatewayClassName), !classes.contains(spec.gatewayClassName),
                mesh.isComplete || !classes.isEmpty
            {
                report(
                    gateway,
                    at: .root.spec.gatewayClassName,
                    "there is no GatewayClass '\(spec.gatewayClassName)'",
                    severity: .error
                )
            }
            checkListeners(of: gateway, &listeners, report)
            for (index, address) in (spec.addresses ?? []).enumerated() {
                guard let value = address.value, !value.isEmpty else { continue }
                let key = "\(address.type ?? "IPAddress") \(value)"
                if let other = addresses[key], other.document.identity != gateway.document.identity {
                    report(
                        gateway,
                        at: .root.spec.addresses[index].value,
                        "Gateway '\(other.namespace)/\(other.name)' asks for \(value) too"
                    )
                }
                addresses[key] = gateway
            }
        }
    }

    private func checkListeners(
        of gateway: Located<KubernetesGateway>,
        _ all: inout [String: Located<KubernetesGateway>],
        _ report: Report
    ) {
        var own: Set<String> = []
        for (index, listener) in gateway.resource.spec.listeners.enumerated() {
            let hostname = listener.hostname ?? ""
            if !own.insert("\(listener.port) \(listener.protocol) \(hostname)").inserted {
                report(
                    gateway,
                    at: .root.spec.listeners[index],
                    "another listener has port \(listener.port), protocol \(listener.protocol) and the same hostname too",
                    severity: .error
                )
            }
            guard !hostname.isEmpty else { continue }
            let key = "\(gateway.resource.spec.gatewayClassName) \(listener.port) \(hostname)"
            if let other = all[key], other.document.identity != gateway.document.identity {
                report(
                    gateway,
                    at: .root.spec.listeners[index].hostname,
                    "Gateway '\(other.namespace)/\(other.name)' serves '\(hostname)' on port \(listener.port) too"
                )
            }
            all[key] = gateway
        }
    }
}
