import MeshModel
import YAML

/// Reports network policies that keep a gateway from what it routes to.
struct BlockedGatewayRule: LintRule {
    static let info = RuleInfo(
        "MG631",
        "blocked-gateway",
        .error,
        summary: "NetworkPolicies keep the ingress gateway from a service that it routes to.",
        reason: """
            The gateway answers 503 for these routes. Judged for routes of VirtualServices and gateways whose Gateway, Service \
            and pods are among the inputs; for the default gateway of Istio its usual labels are taken.
            """,
        help: "open ingress from the gateway's pods to the port of the pods",
        covers: ["Check 21"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec: {selector: {istio: ingressgateway}, servers: []}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec: {hosts: [shop.example.com], gateways: [web], http: [{route: [{destination: {host: cart, port: {number: 80}}}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80, targetPort: 8080}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: cart}}
                  ingress:
                    - from: [{namespaceSelector: {}, podSelector: {matchLabels: {istio: ingressgateway}}}]
                      ports: [{port: 8080}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec: {selector: {istio: ingressgateway}, servers: []}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec: {hosts: [shop.example.com], gateways: [web], http: [{route: [{destination: {host: cart, port: {number: 80}}}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80, targetPort: 8080}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart, namespace: shop}
                spec: # ← keeps gateway shop/web from port 8080 of cart
                  podSelector: {matchLabels: {app: cart}}
                  ingress: [{from: [{podSelector: {}}], ports: [{port: 8080}]}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let fences = mesh.networkFences
        guard !fences.isEmpty else { return }
        var parties: [String: NetworkFences.Party] = [:]
        for gateway in mesh.all(Gateway.self) {
            parties["\(gateway.namespace)/\(gateway.name)"] = Self.party(of: gateway, mesh)
        }
        var seen: Set<String> = []
        for service in mesh.all(VirtualService.self) {
            for name in service.resource.spec.gateways ?? [] where name != GatewayIndex.mesh {
                let full = name.contains("/") ? name : "\(service.namespace)/\(name)"
                guard let party = parties[full] else { continue }
                for destination in (service.resource.spec.http ?? []).flatMap({ $0.route ?? [] }).map(\.destination) {
                    check(destination, of: service, full, party, fences, mesh, &seen, report)
                }
            }
        }
    }

    /// Where the pods of a gateway run, and their labels.
    private static func party(of gateway: Located<Gateway>, _ mesh: MeshSnapshot) -> NetworkFences.Party {
        let selector = gateway.resource.spec.selector ?? [:]
        let workload = mesh.workloads.all.first { !selector.isEmpty && $0.labels.holds(selector) }
        return workload.map { NetworkFences.Party(namespace: $0.namespace, labels: $0.labels) }
            ?? NetworkFences.Party(namespace: mesh.rootNamespace, labels: selector)
    }

    private func check(
        _ destination: Destination,
        of service: Located<VirtualService>,
        _ gateway: String,
        _ party: NetworkFences.Party,
        _ fences: NetworkFences,
        _ mesh: MeshSnapshot,
        _ seen: inout Set<String>,
        _ report: Report
    ) {
        guard let host = mesh.hosts.lookUp(destination.host, from: service.namespace).first, let target = host.service,
            let port = destination.port?.number.flatMap(host.port) ?? (host.ports.count == 1 ? host.ports[0] : nil)
        else { return }
        let workloads = mesh.workloads.selected(by: target.resource.spec?.selector ?? [:], in: target.namespace)
        for workload in workloads {
            let policies = fences.ingress(of: workload)
            guard let policy = policies.first,
                let number = port.target.map({ workload.containerPort($0) }) ?? port.number,
                !fences.opensIngress(policies, from: party, port: number)
            else { continue }
            let message =
                "this policy keeps gateway \(gateway) from port \(number) of \(workload.name), and no other opens it"
            guard seen.insert(message).inserted else { continue }
            report(policy, at: .root.spec, message)
        }
    }
}
