import MeshModel
import YAML

/// Reports TCP routes that Istio rejects.
struct TCPRouteRule: LintRule {
    static let info = RuleInfo(
        "MG320",
        "malformed-tcp-route",
        .error,
        aliases: ["IST0106"],
        summary: "A TCP route lacks destinations, or has a condition that Istio rejects.",
        reason: """
            Of TCP, a proxy knows the addresses, the port and who calls. Istio rejects routes without destinations, ranges that \
            are no CIDR blocks, and labels that no pod can have.
            """,
        help: "give the route a destination, and ranges such as 10.0.0.0/8",
        covers: [
            "VirtualService: tcp match destinationSubnets: bad subnet",
            "VirtualService: tcp match sourceLabels invalid",
            "VirtualService: tcp route without route",
            "VirtualService: tcp route destinations: as for tls",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: mysql}
                spec:
                  hosts: [mysql]
                  tcp:
                    - match: [{port: 3306, destinationSubnets: [10.0.0.0/8], sourceLabels: {app: backend}}]
                      route: [{destination: {host: mysql}}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: mysql}
                spec:
                  hosts: [mysql]
                  tcp:
                    - match:
                        - destinationSubnets: [10.0.0/8] # ← '10.0.0/8' is no range of addresses
                          sourceLabels:
                            app/a/b: backend # ← 'app/a/b' cannot be the name of a label
                      route: [{destination: {host: mysql}}]
                    - match: # ← the TCP route has no destinations
                        - port: 3306
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for (index, route) in (service.resource.spec.tcp ?? []).enumerated() {
                let path = FieldPath.root.spec.tcp[index]
                if route.route?.isEmpty != false, !route.isUnread("route") {
                    report(service, at: path.route, "the TCP route has no destinations", on: .key)
                }
                for (place, match) in (route.match ?? []).enumerated() {
                    let conditions = L4Conditions(subnets: match.destinationSubnets, labels: match.sourceLabels)
                    conditions.check(at: path.match[place], service, report)
                }
            }
        }
    }
}
