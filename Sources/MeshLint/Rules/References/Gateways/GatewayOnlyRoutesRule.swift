import MeshModel
import YAML

/// Reports in-mesh hosts whose routes hold at a gateway only.
struct GatewayOnlyRoutesRule: LintRule {
    static let info = RuleInfo(
        "MG212",
        "gateway-only-routes",
        .warning,
        summary: "Routes for a service of the cluster are bound to a gateway only.",
        reason: """
            A VirtualService that names a gateway but not "mesh" is not used by sidecars. Its host is a service of \
            the cluster, which other pods call past the gateway: they see none of its splits, timeouts or retries. \
            With "mesh" and hosts that no Service has, the sidecars in turn have nothing to do with it.
            """,
        help: "add \"mesh\" to the gateways if calls inside the mesh should take these routes too",
        covers: ["Check 19"],
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
                  hosts: [cart, cart.example.com]
                  gateways: [front, mesh]
                  http: [{route: [{destination: {host: cart, subset: v1}, weight: 90}, {destination: {host: cart, subset: v2}, weight: 10}]}]
                """
            ),
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
                  hosts: [cart.example.com]
                  gateways: [front]
                  http: [{route: [{destination: {host: cart, subset: v1}, weight: 90}, {destination: {host: cart, subset: v2}, weight: 10}]}]
                """
            ),
        ],
        rejects: [
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
                  hosts:
                    - cart # ← sidecars that call 'cart.shop.svc.cluster.local' do not use these routes
                  gateways: [front]
                  http: [{route: [{destination: {host: cart, subset: v1}, weight: 90}, {destination: {host: cart, subset: v2}, weight: 10}]}]
                """
            ),
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
                  hosts: [cart.example.com]
                  gateways:
                    - front
                    - mesh # ← no Service or ServiceEntry has one of the hosts
                  http: [{route: [{destination: {host: cart}}]}]
                """,
                isComplete: true
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let inMesh = Self.meshHosts(mesh)
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            guard !spec.isForMesh, spec.splitsTraffic else { continue }
            for (index, host) in (spec.hosts ?? []).enumerated() {
                let name = HostName.full(host, in: service.namespace)
                guard mesh.hosts.hosts(named: name).contains(where: { $0.service != nil }), !inMesh.contains(name)
                else { continue }
                report(
                    service,
                    at: .root.spec.hosts[index],
                    "sidecars that call '\(name)' do not use these routes: they are bound to gateways only"
                )
            }
        }
        checkMeshHosts(mesh, report)
    }

    /// `mesh` among gateways for hosts that nothing in the mesh can call.
    private func checkMeshHosts(_ mesh: MeshSnapshot, _ report: Report) {
        for service in mesh.all(VirtualService.self) where (service.resource.spec.gateways ?? []).count > 1 {
            guard let index = service.resource.spec.gateways?.firstIndex(of: GatewayIndex.mesh), mesh.isComplete else {
                continue
            }
            let hosts = service.resource.spec.hosts ?? []
            let isCallable = hosts.contains { host in
                HostName.isWildcard(host) || !mesh.hosts.lookUp(host, from: service.namespace).isEmpty
            }
            guard !hosts.isEmpty, !isCallable else { continue }
            report(
                service,
                at: .root.spec.gateways[index],
                "no Service or ServiceEntry has one of the hosts, so sidecars cannot use it for 'mesh'",
                help: "add the service's own name to the hosts, or leave \"mesh\" out"
            )
        }
    }

    /// The hosts that some VirtualService for the sidecars is for.
    private static func meshHosts(_ mesh: MeshSnapshot) -> Set<String> {
        Set(
            mesh.all(VirtualService.self).filter { $0.resource.spec.isForMesh }.flatMap { service in
                (service.resource.spec.hosts ?? []).map { HostName.full($0, in: service.namespace) }
            }
        )
    }
}

extension VirtualService.Spec {
    /// Whether it does more to requests than passing them on.
    fileprivate var splitsTraffic: Bool {
        (http ?? []).contains { route in
            (route.route ?? []).count > 1 || route.timeout != nil || route.retries != nil || route.fault != nil
                || route.mirror != nil || (route.route ?? []).contains { $0.destination.subset != nil }
        }
    }
}
