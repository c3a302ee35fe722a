import MeshModel
import YAML

/// Reports what routes of the Gateway API name and is not there.
struct UnknownRouteReferenceRule: LintRule {
    static let info = RuleInfo(
        "MG256",
        "unknown-route-reference",
        .error,
        aliases: ["KIA1401", "KIA1402"],
        summary: """
            A route of the Gateway API names a gateway, listener or service that does not exist or does not take it.
            """,
        reason: """
            A route without a gateway serves nobody, and one without its backend answers with 500. A listener takes \
            routes of its own namespace only, unless "allowedRoutes" says more. Gateways and Services are missed \
            where others of the namespace are among the inputs; references across namespaces that no ReferenceGrant \
            allows where the inputs are complete.
            """,
        help: "name what exists, and let the listener take the route",
        accepts: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  gatewayClassName: istio
                  listeners: [{name: main, port: 80, protocol: HTTP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: shop}
                spec:
                  parentRefs: [{name: front, sectionName: main}, {name: other, namespace: unseen}]
                  rules: [{backendRefs: [{name: cart, port: 80}, {name: other, namespace: unseen, port: 80}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  gatewayClassName: istio
                  listeners: [{name: main, port: 80, protocol: HTTP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: shop}
                spec:
                  parentRefs:
                    - name: frnt # ← there is no Gateway 'shop/frnt'
                    - {name: front, sectionName: tls} # ← has no listener named 'tls'
                    - {name: front, port: 81} # ← has no listener on port 81
                    - {name: crat, kind: Service, group: ""} # ← there is no Service 'shop/crat'
                  rules:
                    - backendRefs:
                        - {name: crat, port: 80} # ← there is no Service 'shop/crat'
                        - {name: cart, port: 81} # ← Service 'shop/cart' has no port 81
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: other}
                spec:
                  parentRefs:
                    - {name: front, namespace: shop} # ← takes routes of namespace 'other'
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: other}
                spec:
                  rules:
                    - backendRefs:
                        - {name: cart, namespace: shop, port: 80} # ← no ReferenceGrant of namespace 'shop' allows HTTPRoutes
                """,
                isComplete: true
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let grants = mesh.all(ReferenceGrant.self)
        for route in mesh.all(HTTPRoute.self) {
            let spec = route.resource.spec
            for (index, parent) in (spec.parentRefs ?? []).enumerated() {
                check(parent, at: .root.spec.parentRefs[index], of: route, route.namespace, mesh, report)
            }
            for (rule, entry) in (spec.rules ?? []).enumerated() {
                for (index, backend) in (entry.backendRefs ?? []).enumerated() {
                    let reference = RouteReference(
                        backend.group,
                        backend.kind,
                        backend.namespace,
                        backend.name,
                        backend.port
                    )
                    let path = FieldPath.root.spec.rules[rule].backendRefs[index]
                    check(reference, at: path, of: route, "HTTPRoute", grants, mesh, report)
                }
            }
        }
        for route in mesh.all(GRPCRoute.self) {
            for (index, parent) in (route.resource.spec?.parentRefs ?? []).enumerated() {
                check(parent, at: .root.spec.parentRefs[index], of: route, route.namespace, mesh, report)
            }
            for (rule, entry) in (route.resource.spec?.rules ?? []).enumerated() {
                for (index, backend) in (entry.backendRefs ?? []).enumerated() {
                    let reference = RouteReference(
                        backend.group,
                        backend.kind,
                        backend.namespace,
                        backend.name,
                        backend.port
                    )
                    let path = FieldPath.root.spec.rules[rule].backendRefs[index]
                    check(reference, at: path, of: route, "GRPCRoute", grants, mesh, report)
                }
            }
        }
    }

    private func check(
        _ parent: RouteParent,
        at path: FieldPath,
        of route: some Placed,
        _ namespace: String,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let home = parent.namespace ?? namespace
        if parent.kind == "Service" {
            guard mesh.knowsServices(of: home),
                mesh.hosts.hosts(named: HostName.ofService(parent.name, in: home)).isEmpty
            else { return }
            return report(route, at: path.name, "there is no Service '\(home)/\(parent.name)'")
        }
        guard (parent.kind ?? "Gateway") == "Gateway",
            (parent.group ?? "gateway.networking.k8s.io") == "gateway.networking.k8s.io"
        else { return }
        guard let gateway = mesh.gateways.kubernetes("\(home)/\(parent.name)") else {
            guard mesh.knows("Gateway", of: home) else { return }
            return report(route, at: path.name, "there is no Gateway '\(home)/\(parent.name)' of the Gateway API")
        }
        let named = gateway.resource.spec.listeners.filter { listener in
            (parent.sectionName == nil || listener.name == parent.sectionName)
                && (parent.port == nil || listener.port == parent.port)
        }
        guard !named.isEmpty else {
            let what = parent.sectionName.map { "named '\($0)'" } ?? "on port \(parent.port ?? 0)"
            let field = parent.sectionName == nil ? path.port : path.sectionName
            return report(route, at: field, "Gateway '\(home)/\(parent.name)' has no listener \(what)")
        }
        if !named.contains(where: { mesh.admits($0, of: gateway, routesFrom: namespace) }) {
            report(
                route,
                at: path.name,
                "no listener of Gateway '\(home)/\(parent.name)' takes routes of namespace '\(namespace)'"
            )
        }
    }

    private func check(
        _ reference: RouteReference,
        at path: FieldPath,
        of route: some Placed,
        _ kind: String,
        _ grants: [Located<ReferenceGrant>],
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard reference.isService else { return }
        let own = route.document.namespace
        let home = reference.namespace ?? own
        guard let host = mesh.hosts.hosts(named: HostName.ofService(reference.name, in: home)).first else {
            guard mesh.knowsServices(of: home) else { return }
            return report(route, at: path.name, "there is no Service '\(home)/\(reference.name)'")
        }
        if let port = reference.port, host.port(port) == nil {
            report(route, at: path.port, "Service '\(home)/\(reference.name)' has no port \(port)")
        }
        if mesh.isComplete, home != own,
            !grants.contains(where: { $0.allows(kind, from: own, to: reference.name, in: home) })
        {
            report(
                route,
                at: path.namespace,
                "no ReferenceGrant of namespace '\(home)' allows \(kind)s of namespace '\(own)'"
            )
        }
    }
}
