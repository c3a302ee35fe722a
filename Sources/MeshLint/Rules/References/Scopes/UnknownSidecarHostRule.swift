import MeshModel
import YAML

/// Reports egress hosts of Sidecars that do not exist.
struct UnknownSidecarHostRule: LintRule {
    static let info = RuleInfo(
        "MG225",
        "unknown-sidecar-host",
        .warning,
        aliases: ["KIA1004"],
        summary: "An egress host of a Sidecar does not exist.",
        reason: """
            A Sidecar brings in the hosts that match by their full name: "./cart" matches nothing, \
            "./cart.shop.svc.cluster.local" does. A host that does not exist brings in nothing, and calls to what \
            was meant fail. Said of hosts of a namespace whose Services are among the inputs.
            """,
        help: "write NAMESPACE/FULL NAME, with \".\" for the own namespace and \"*\" for any",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  egress:
                    - hosts: ["./*", "istio-system/*", "*/cart.shop.svc.cluster.local", "unseen/api.unseen.svc.cluster.local", "~/*"]
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
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  egress:
                    - hosts:
                        - ./cart # ← 'cart' is no full name, and matches nothing
                        - ./crat.shop.svc.cluster.local # ← there is no host 'crat.shop.svc.cluster.local'
                        - front/cart.shop.svc.cluster.local # ← is a service of namespace 'shop', not of 'front'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            for (listener, egress) in (sidecar.resource.spec.egress ?? []).enumerated() {
                for (index, entry) in egress.hosts.enumerated() {
                    guard let (scope, name) = SidecarHost.parts(of: entry), scope != "~", !HostName.isWildcard(name),
                        let problem = problem(of: name, scope, sidecar.namespace, mesh)
                    else { continue }
                    report(
                        sidecar,
                        at: .root.spec.egress[listener].hosts[index],
                        problem.message,
                        help: problem.suggestion.map { "did you mean '\(scope)/\($0)'?" }
                    )
                }
            }
        }
    }

    private func problem(
        of name: String,
        _ scope: String,
        _ namespace: String,
        _ mesh: MeshSnapshot
    ) -> (message: String, suggestion: String?)? {
        let home = scope == "." ? namespace : scope
        if !name.contains(".") {
            let full = HostName.ofService(name, in: home)
            return ("'\(name)' is no full name, and matches nothing", mesh.hosts.hosts(named: full).first?.name)
        }
        guard case .missing(let suggestion) = mesh.resolve(name, from: namespace) else {
            guard let other = HostRegistry.namespace(of: name), scope != "*", other != home else { return nil }
            return ("'\(name)' is a service of namespace '\(other)', not of '\(home)'", nil)
        }
        return ("there is no host '\(name)'", suggestion)
    }
}
