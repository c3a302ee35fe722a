import MeshModel
import YAML

/// Reports routes that name a destination twice.
struct RepeatedDestinationRule: LintRule {
    static let info = RuleInfo(
        "MG327",
        "repeated-destination",
        .warning,
        aliases: ["KIA1105"],
        summary: "A route shares out requests between a destination and the same destination again.",
        reason: """
            Two entries for one host, subset and port are one destination whose weight is their sum. Most often one of them was to \
            name another subset, so that a canary gets nothing. Entries that change headers in different ways are not meant.
            """,
        help: "name another subset, or keep one entry with the whole weight",
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
                        - {destination: {host: cart, subset: v1}, weight: 80}
                        - {destination: {host: cart, subset: v2}, weight: 10}
                        - {destination: {host: cart, subset: v2, port: {number: 81}}, weight: 5}
                        - {destination: {host: cart, subset: v2}, weight: 5, headers: {request: {set: {x-test: "1"}}}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                spec:
                  hosts: [cart]
                  http:
                    - route:
                        - {destination: {host: cart, subset: v1}, weight: 90}
                        - {destination: {host: cart.shop.svc.cluster.local, subset: v1}, weight: 10} # ← is that of route[0]
                  tcp:
                    - route:
                        - {destination: {host: cart}, weight: 50}
                        - {destination: {host: cart}, weight: 50} # ← 'cart' is that of route[0]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let spec = service.resource.spec
            spec.forEachDestinations { route in
                guard route.entries.count > 1 else { return }
                let headers = route.list == "http" ? spec.http?[route.index].route?.map(\.headers) : nil
                checkRepeats(route, headers ?? [], service, report)
            }
        }
    }

    private struct Key: Hashable {
        var host: String
        var subset: String
        var port: Int?
        var headers: VirtualService.Headers?
    }

    private func checkRepeats(
        _ route: RouteDestinations,
        _ headers: [VirtualService.Headers?],
        _ service: Located<VirtualService>,
        _ report: Report
    ) {
        var seen: [Key: Int] = [:]
        for (place, entry) in route.entries.enumerated() {
            let destination = entry.destination
            let key = Key(
                host: HostName.full(destination.host, in: service.namespace),
                subset: destination.subset ?? "",
                port: destination.port?.number,
                headers: headers.isEmpty ? nil : headers[place]
            )
            if let first = seen[key] {
                let subset = destination.subset.map { ", subset '\($0)'," } ?? ""
                let message = "the destination '\(destination.host)'\(subset) is that of route[\(first)] too"
                report(service, at: route.path[place].destination, message)
            } else {
                seen[key] = place
            }
        }
    }
}
