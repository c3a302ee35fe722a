import MeshModel
import YAML

/// Reports Sidecars that hide what their workloads call.
struct SidecarHidesDestinationRule: LintRule {
    static let info = RuleInfo(
        "MG226",
        "sidecar-hides-destination",
        .warning,
        summary: "A Sidecar leaves out a host that its workloads are meant to call.",
        reason: """
            What a Sidecar does not bring in does not exist for its workloads: calls end at the BlackHole or \
            passthrough cluster, without routes, mutual TLS or policies. That a workload is meant to call a service \
            is told by AuthorizationPolicies that let it in, and by the VirtualServices of its namespace. An egress \
            listener with a port only serves hosts that have this port.
            """,
        help: "add NAMESPACE/HOST to the egress hosts",
        covers: ["Check 20"],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/default]}}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {matchLabels: {app: front}}
                  template:
                    metadata: {labels: {app: front}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: front, namespace: shop}
                spec:
                  workloadSelector: {labels: {app: front}}
                  egress: # ← it hides 'cart', which AuthorizationPolicy 'cart' lets Deployment 'front' call
                    - hosts: ["istio-system/*"]
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/default]}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: ports, namespace: shop}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  egress:
                    - port: {number: 9080, name: http, protocol: HTTP} # ← none of the hosts has port 9080
                      hosts: ["./cart.shop.svc.cluster.local"]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [api.back.svc.cluster.local] # ← no Sidecar of namespace 'shop' brings 'api.back.svc.cluster.local' in
                  http: [{route: [{destination: {host: api.back.svc.cluster.local}}]}]
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard !mesh.all(Sidecar.self).isEmpty else { return }
        let sidecars = SidecarIndex(mesh)
        checkCallers(mesh, sidecars, report)
        checkRoutes(mesh, sidecars, report)
        for sidecar in mesh.all(Sidecar.self) { checkPorts(of: sidecar, mesh, report) }
    }

    /// What AuthorizationPolicies say of who calls whom.
    private func checkCallers(_ mesh: MeshSnapshot, _ sidecars: SidecarIndex, _ report: Report) {
        let services = mesh.serviceMap
        let accounts = Dictionary(grouping: mesh.workloads.all) { "ns/\($0.namespace)/sa/\($0.serviceAccount)" }
        var said: Set<String> = []
        for policy in mesh.all(AuthorizationPolicy.self) where [nil, .allow].contains(policy.resource.spec.action) {
            let targets = mesh.workloads.selected(
                by: policy.resource.spec.selector?.matchLabels ?? [:],
                in: policy.namespace
            )
            let called = Set(targets.flatMap(services.services(of:)).map(\.name)).sorted()
            guard !called.isEmpty else { continue }
            policy.eachPrincipal { principal, _ in
                guard let slash = principal.firstIndex(of: "/") else { return }
                for caller in accounts[String(principal[principal.index(after: slash)...])] ?? [] {
                    guard let sidecar = sidecars.sidecar(of: caller), !services.isGateway(caller),
                        !called.contains(where: {
                            sidecar.sees(HostName.ofService($0, in: policy.namespace), in: policy.namespace)
                        }),
                        said.insert("\(sidecar.document.identity) \(policy.document.identity) \(caller.name)").inserted
                    else { continue }
                    report(
                        sidecar,
                        at: .root.spec.egress,
                        "it hides '\(called[0])', which AuthorizationPolicy '\(policy.name)' lets \(caller.kind) "
                            + "'\(caller.name)' call",
                        on: .key
                    )
                }
            }
        }
    }

    /// VirtualServices for hosts that no Sidecar of their namespace brings in.
    private func checkRoutes(_ mesh: MeshSnapshot, _ sidecars: SidecarIndex, _ report: Report) {
        for service in mesh.all(VirtualService.self) where service.resource.spec.isForMesh {
            let all = sidecars.sidecars(in: service.namespace)
            guard all.contains(where: \.isDefault) else { continue }
            for (index, host) in (service.resource.spec.hosts ?? []).enumerated() {
                let name = HostName.full(host, in: service.namespace)
                let home =
                    mesh.hosts.lookUp(name, from: service.namespace).first?.namespace
                    ?? HostRegistry.namespace(of: name)
                guard let home, home != service.namespace, !all.contains(where: { $0.sees(name, in: home) }) else {
                    continue
                }
                report(
                    service,
                    at: .root.spec.hosts[index],
                    "no Sidecar of namespace '\(service.namespace)' brings '\(name)' in, so nothing there uses these routes"
                )
            }
        }
    }

    private func checkPorts(of sidecar: Located<Sidecar>, _ mesh: MeshSnapshot, _ report: Report) {
        for (index, listener) in (sidecar.resource.spec.egress ?? []).enumerated() {
            guard let port = listener.port?.number, port != 0 else { continue }
            let names = listener.hosts.compactMap { SidecarHost.parts(of: $0)?.name }
            let hosts = names.map { mesh.hosts.lookUp($0, from: sidecar.namespace) }
            guard !names.isEmpty, !names.contains(where: HostName.isWildcard), hosts.allSatisfy({ !$0.isEmpty }),
                !hosts.joined().contains(where: { $0.port(port) != nil })
            else { continue }
            report(
                sidecar,
                at: .root.spec.egress[index].port.number,
                "none of the hosts has port \(port), so all requests to this listener end nowhere"
            )
        }
    }
}
