import MeshModel
import YAML

/// Reports destinations of VirtualServices that do not exist.
struct UnknownDestinationHostRule: LintRule {
    static let info = RuleInfo(
        "MG202",
        "unknown-destination-host",
        .error,
        aliases: ["IST0101", "KIA1101"],
        summary: "A VirtualService sends requests to a host that does not exist.",
        reason: """
            Envoy answers requests for a cluster that does not exist with 503. Istio completes only names without \
            dots, with the namespace of the VirtualService: "reviews.prod" stays as it is, and is no service. Said \
            where Services of the namespace that is named are among the inputs, or where the inputs are complete.
            """,
        help: "name a Service or the host of a ServiceEntry; in another namespace by its full name",
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
                    - route:
                        - {destination: {host: cart}}
                        - {destination: {host: cart.shop.svc.cluster.local}}
                        - {destination: {host: other.unseen.svc.cluster.local}}
                        - {destination: {host: api.example.com}}
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: partners, namespace: shop}
                spec:
                  hosts: ["*.example.com"]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  tls:
                    - match: [{sniHosts: [api.example.com]}]
                      route: [{destination: {host: api.example.com}}]
                """,
                isComplete: true
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
                  hosts: [cart]
                  http:
                    - route:
                        - destination: {host: crat} # ← there is no host 'crat.shop.svc.cluster.local'
                        - destination: {host: cart.shop} # ← there is no host 'cart.shop'
                      mirror: {host: shadow} # ← there is no mirror host 'shadow.shop
                      mirrors:
                        - destination: {host: shade} # ← there is no mirror host 'shade.shop
                  tcp:
                    - route:
                        - destination: {host: data} # ← there is no host 'data.shop
                  tls:
                    - match: [{sniHosts: [cart]}]
                      route:
                        - destination: {host: vault} # ← there is no host 'vault.shop
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: payments, namespace: bank}
                spec:
                  hosts: [api.example.com]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                  exportTo: ["."]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route: [{destination: {host: api.example.com}}] # ← not exported to namespace 'shop'
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for target in service.resource.spec.callTargets {
                check(target, of: service, in: mesh, report)
            }
        }
    }

    private func check(
        _ target: CallTarget,
        of service: Located<VirtualService>,
        in mesh: MeshSnapshot,
        _ report: Report
    ) {
        let host = target.destination.host
        let what = target.isMirror ? "mirror host" : "host"
        switch mesh.resolve(host, from: service.namespace) {
        case .found, .unknown: return
        case .hidden(let other):
            report(
                service,
                at: target.path.host,
                "the \(what) '\(host)' is not exported to namespace '\(service.namespace)'",
                help: "add '\(service.namespace)' to what \(other.document.identity) exports to"
            )
        case .missing(let suggestion):
            report(
                service,
                at: target.path.host,
                "there is no \(what) '\(HostName.full(host, in: service.namespace))'",
                help: suggestion.map { "did you mean '\($0)'?" }
            )
        }
    }
}
