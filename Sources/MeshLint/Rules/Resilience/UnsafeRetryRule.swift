import MeshModel
import YAML

/// Reports retries of requests that may not happen twice.
struct UnsafeRetryRule: LintRule {
    static let info = RuleInfo(
        "MG503",
        "unsafe-retry",
        .warning,
        summary: "Requests that are not idempotent are tried again after the service may have worked on them.",
        reason: """
            A POST that is sent again after a 5xx, a reset or a time-out can book, pay or create twice (istio/istio #50506, \
            #13851, #27340, #17145); `connect-failure` and `refused-stream` are safe, since the service never saw the request. \
            The rule warns where a match names POST or PATCH, or the port is gRPC, which always uses POST; where the route takes \
            any method it informs. PUT and DELETE are idempotent (RFC 9110).
            """,
        help:
            "retry such requests on connect-failure,refused-stream only, and the others on a route that matches GET and HEAD",
        covers: ["Check 7"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart}
                spec:
                  hosts: [cart]
                  http:
                    - match: [{method: {regex: GET|HEAD|OPTIONS}}, {method: {exact: PUT}}]
                      route: [{destination: {host: cart}}]
                      retries: {attempts: 3, retryOn: "5xx,reset"}
                    - match: [{method: {exact: POST}}]
                      route: [{destination: {host: cart}}]
                      retries: {attempts: 3, retryOn: "connect-failure,refused-stream"}
                    - route: [{destination: {host: cart}}]
                      retries: {attempts: 0, retryOn: 5xx}
                    - route: [{destination: {host: cart}}]
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
                    - match: [{method: {exact: POST}}]
                      route: [{destination: {host: cart}}]
                      retries:
                        attempts: 3
                        retryOn: 5xx,connect-failure # ← POST requests are sent again on '5xx'
                    - match: [{method: {regex: ^(GET|PATCH)$}}]
                      route: [{destination: {host: cart}}]
                      retries:
                        attempts: 3
                        retryOn: connect-failure,503 # ← PATCH requests are sent again on '503'
                    - match: [{method: {exact: POST}, uri: {exact: /pay}}] # ← POST requests get Istio's own 2 retries
                      route: [{destination: {host: cart}}]
                    - route: [{destination: {host: cart}}]
                      retries:
                        attempts: 1
                        retryOn: reset # ← requests of any method are sent again on 'reset'
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: ledger}
                spec:
                  selector: {app: ledger}
                  ports: [{name: grpc, port: 9000}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: ledger}
                spec:
                  hosts: [ledger]
                  http:
                    - route: [{destination: {host: ledger}}]
                      retries:
                        attempts: 2
                        retryOn: unavailable,internal # ← gRPC calls are sent again on 'internal'
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            for (index, http) in (service.resource.spec.http ?? []).enumerated() where http.route?.isEmpty == false {
                check(http, of: service, at: .root.spec.http[index], mesh, report)
            }
        }
    }

    private func check(
        _ http: VirtualService.HTTPRoute,
        of service: Located<VirtualService>,
        at path: FieldPath,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard let retries = http.retries else {
            guard let method = MethodMatch(http.match).named else { return }
            let message = "\(method) requests get Istio's own 2 retries, before 1.24 also after an answer with 503"
            return report(
                service,
                at: path.match,
                message,
                severity: .info,
                help: "say which retries they get, or attempts: 0"
            )
        }
        guard let condition = RetryPolicy(retries).unsafeCondition else { return }
        let methods = MethodMatch(http.match)
        if let method = methods.named {
            report(service, at: path.retries.retryOn, "\(method) requests are sent again on '\(condition)'")
        } else if methods.takesAny {
            let isGRPC = leadsToGRPC(http, from: service.namespace, mesh)
            let subject = isGRPC ? "gRPC calls" : "requests of any method"
            report(
                service,
                at: path.retries.retryOn,
                "\(subject) are sent again on '\(condition)'",
                severity: isGRPC ? .warning : .info
            )
        }
    }

    private func leadsToGRPC(_ http: VirtualService.HTTPRoute, from namespace: String, _ mesh: MeshSnapshot) -> Bool {
        guard let destination = http.route?.first?.destination,
            let host = mesh.hosts.lookUp(destination.host, from: namespace).first
        else { return false }
        let port = destination.port?.number.flatMap(host.port) ?? (host.ports.count == 1 ? host.ports.first : nil)
        return port?.protocol == .grpc
    }
}
