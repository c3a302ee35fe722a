import MeshModel
import YAML

/// Reports delegates that do what only whole virtual services can, and routes that delegate and act at once.
struct DelegateShapeRule: LintRule {
    static let info = RuleInfo(
        "MG301",
        "misshapen-delegate",
        .error,
        aliases: ["IST0106"],
        summary: "A delegate VirtualService, or a route that names one, has fields that delegation rules out.",
        reason: """
            A VirtualService without hosts is a delegate: HTTP routes that another one takes in. Gateways, TLS and TCP routes \
            mean nothing there, and a delegate cannot delegate once more. A route that delegates leaves it to \
            the delegate where requests go.
            """,
        help: "give the VirtualService hosts, or keep to HTTP routes in it; let a route either delegate or act",
        covers: [
            "VirtualService: delegate (no hosts) with gateways",
            "VirtualService: delegate with tls routes",
            "VirtualService: delegate with tcp routes",
            "VirtualService: root route (with delegate) that also has redirect",
            "VirtualService: root route (with delegate) that also has route",
            "VirtualService: delegate's route that names another delegate",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: shop}
                spec:
                  hosts: [shop.example.com]
                  gateways: [edge]
                  http:
                    - match: [{uri: {prefix: /cart}}]
                      delegate: {name: cart, namespace: cart}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: cart}
                spec:
                  gateways: []
                  http:
                    - route: [{destination: {host: cart}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: shop}
                spec:
                  hosts: [shop.example.com]
                  http:
                    - delegate: {name: cart}
                      redirect: {uri: /} # ← a route that delegates has a redirect
                    - delegate: {name: cart}
                      route: # ← a route that delegates has a route
                        - destination: {host: cart}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  gateways: [edge] # ← a delegate (a VirtualService without hosts) has gateways
                  tls: # ← a delegate (a VirtualService without hosts) has tls routes
                    - match: [{sniHosts: [cart.example.com]}]
                      route: [{destination: {host: cart}}]
                  tcp: # ← a delegate (a VirtualService without hosts) has tcp routes
                    - route: [{destination: {host: cart}}]
                  http:
                    - delegate: {name: items} # ← a delegate delegates to 'items'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) where service.resource.spec.isDelegate {
            checkDelegate(service, report)
        }
        mesh.forEachHTTPRoute { service, route, index in
            guard let delegate = route.delegate else { return }
            if service.resource.spec.isDelegate {
                let message = "a delegate delegates to '\(delegate.name ?? "")'"
                report(service, at: .root.spec.http[index].delegate, message, on: .key)
            } else {
                checkRoot(route, service, index, report)
            }
        }
    }

    private func checkDelegate(_ service: Located<VirtualService>, _ report: Report) {
        let spec = service.resource.spec
        let extras = [
            ("gateways", "gateways", spec.gateways?.isEmpty == false),
            ("tls", "tls routes", spec.tls?.isEmpty == false),
            ("tcp", "tcp routes", spec.tcp?.isEmpty == false),
        ]
        for (key, words, isGiven) in extras where isGiven {
            let message = "a delegate (a VirtualService without hosts) has \(words)"
            report(service, at: .root.spec[key], message, on: .key)
        }
    }

    private func checkRoot(
        _ route: VirtualService.HTTPRoute,
        _ service: Located<VirtualService>,
        _ index: Int,
        _ report: Report
    ) {
        let path = FieldPath.root.spec.http[index]
        if route.redirect != nil {
            report(service, at: path.redirect, "a route that delegates has a redirect", on: .key)
        }
        if route.route?.isEmpty == false {
            report(service, at: path.route, "a route that delegates has a route", on: .key)
        }
    }
}
