import MeshModel
import YAML

/// Reports destinations of routes that cannot be the names of services.
struct DestinationFormRule: LintRule {
    static let info = RuleInfo(
        "MG316",
        "malformed-destination",
        .error,
        aliases: ["IST0106"],
        summary: "The host, subset or port of a destination cannot be one.",
        reason: """
            A destination is a host of the mesh's registry, by its short or full name; an address is none (a ServiceEntry gives \
            it a name). Istio rejects empty hosts, the host `*`, and names that DNS does not allow.
            """,
        help: "name a service: its short name in the same namespace, else name.namespace.svc.cluster.local",
        covers: [
            "VirtualService: destination host `*`",
            "VirtualService: destination host not a wildcard DNS name",
            "VirtualService: destination subset not a DNS-1123 label",
            "VirtualService: destination port out of range",
            "VirtualService: mirror destination invalid (destination rules below)",
            "VirtualService: mirrors: destination invalid",
            "Shared pieces: port: not in 1..65535",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - route:
                        - {destination: {host: cart, subset: V1, port: {number: 65535}}, weight: 50}
                        - {destination: {host: cart.shop.svc.cluster.local., subset: "2"}, weight: 50}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {prefix: /a}}]
                      route:
                        - destination: {host: ""} # ← the destination has no host
                        - destination: {host: "*"} # ← no request can be sent to every host ('*')
                        - destination: {host: 10.0.0.1} # ← '10.0.0.1' is no host: its last part is a number
                        - destination: {host: cart_1} # ← 'cart_1' is no part of a domain name
                        - destination: {host: cart, subset: v1.2} # ← 'v1.2' cannot be the name of a subset
                        - destination:
                            host: cart
                            port: {} # ← the port has no number
                    - mirror: {host: http://cart} # ← 'http://cart' is no part of a domain name
                      mirrors:
                        - destination: {host: cart, subset: _} # ← '_' cannot be the name of a subset
                      route:
                        - destination: {host: cart}
                  tls:
                    - match: [{sniHosts: [cart]}]
                      route:
                        - destination: {host: "*"} # ← no request can be sent to every host ('*')
                  tcp:
                    - route:
                        - destination: {host: -} # ← '-' is no part of a domain name
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for target in service.resource.spec.callTargets { check(target, service, report) }
        }
    }

    private func check(_ target: CallTarget, _ service: Located<VirtualService>, _ report: Report) {
        let destination = target.destination
        if let problem = problem(ofHost: destination.host), service.document.writes(target.path.host) {
            report(service, at: target.path.host, problem)
        }
        if let subset = destination.subset, !subset.isEmpty, !DNSSyntax.isLabelInAnyCase(subset) {
            report(service, at: target.path.subset, "'\(subset)' cannot be the name of a subset")
        }
        if let port = destination.port, port.number == nil, port.unknownFields.isEmpty {
            report(service, at: target.path.port, "the port has no number", on: .key)
        }
    }

    private func problem(ofHost host: String) -> String? {
        if host.isEmpty { return "the destination has no host" }
        if host == "*" { return "no request can be sent to every host ('*')" }
        return DNSSyntax.problem(ofWildcardName: host).map { "'\(host)' is no host: \($0)" }
    }
}
