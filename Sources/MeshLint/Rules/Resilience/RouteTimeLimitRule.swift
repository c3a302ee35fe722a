import MeshModel
import YAML

/// Reports routes without a time limit.
struct RouteTimeLimitRule: LintRule {
    static let info = RuleInfo(
        "MG506",
        "unlimited-route",
        .info,
        summary: "A route has no timeout.",
        reason: """
            Istio limits requests by itself to nothing: a callee that hangs holds its callers' connections and threads until they \
            are used up. Streams want no limit: routes with a sign of one, with `timeout: 0s`, or with `attempts: 0` and no \
            timeout are not reported, nor is a route to a gRPC port, whose calls bring deadlines along.
            """,
        help: "set a timeout, or 'timeout: 0s' if requests may take as long as they like",
        yieldsTo: ["MG108"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{uri: {prefix: /socket.io}}]
                      route: [{destination: {host: cart}}]
                    - match: [{uri: {prefix: /live}}]
                      route: [{destination: {host: cart}}]
                      retries: {attempts: 0}
                    - match: [{uri: {prefix: /export}}]
                      route: [{destination: {host: cart}}]
                      timeout: 0s
                    - match: [{uri: {prefix: /old}}]
                      redirect: {uri: /new}
                    - route: [{destination: {host: cart}}]
                      timeout: 10s
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
                    - match: [{uri: {prefix: /api}}] # ← 2 routes have no timeout
                      route: [{destination: {host: cart}}]
                      retries: {attempts: 3}
                    - route: [{destination: {host: cart}}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            let unlimited = (service.resource.spec.http ?? []).indices.filter { index in
                isUnlimited(AppliedRoute(service: service, index: index), mesh)
            }
            guard let first = unlimited.first else { continue }
            let subject = unlimited.count == 1 ? "the route has" : "\(unlimited.count) routes have"
            report(service, at: .root.spec.http[first], "\(subject) no timeout")
        }
    }

    private func isUnlimited(_ route: AppliedRoute, _ mesh: MeshSnapshot) -> Bool {
        let http = route.http
        guard http.timeout == nil, let destination = http.route?.first?.destination, !http.isDeclaredStream else {
            return false
        }
        let host = mesh.hosts.lookUp(destination.host, from: route.service.namespace).first
        let port =
            destination.port?.number.flatMap { host?.port($0) } ?? (host?.ports.count == 1 ? host?.ports.first : nil)
        return port?.protocol != .grpc && StreamSign.of(route, in: mesh) == nil
    }
}
