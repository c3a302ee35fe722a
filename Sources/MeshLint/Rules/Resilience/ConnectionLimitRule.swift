import MeshModel
import YAML

/// Reports connection pools that do not limit what is written, or turn normal traffic away.
struct ConnectionLimitRule: LintRule {
    static let info = RuleInfo(
        "MG511",
        "connection-limit",
        .warning,
        summary: "A limit of a connection pool means something else than it says, or turns away normal traffic.",
        reason: """
            A limit of 0 is no limit to Istio (proto3 tells it from nothing), a limit of 1 answers the second of two requests at a \
            time with 503 UO, and http2MaxRequests holds for HTTP/1.1 too, where each connection carries one request \
            (istio/istio #19454, #49108, #37009, istio/api #2428).
            """,
        help: "set the limit to what the service can bear at a time, or leave it out",
        covers: ["Check 14"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    connectionPool:
                      tcp: {maxConnections: 100}
                      http: {http1MaxPendingRequests: 10, http2MaxRequests: 100, maxRequestsPerConnection: 0, maxRetries: 1}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    connectionPool:
                      tcp:
                        maxConnections: 0 # ← maxConnections 0 is no limit
                      http:
                        http1MaxPendingRequests: 1 # ← http1MaxPendingRequests 1 turns away
                        http2MaxRequests: 0 # ← http2MaxRequests 0 is no limit
                  subsets:
                    - name: v1
                      trafficPolicy:
                        connectionPool:
                          tcp:
                            maxConnections: 1 # ← maxConnections 1 turns away
                          http:
                            http1MaxPendingRequests: 0 # ← http1MaxPendingRequests 0 is no limit
                            http2MaxRequests: 1 # ← http2MaxRequests 1 turns away
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    connectionPool:
                      tcp: {maxConnections: 100}
                      http:
                        http2MaxRequests: 10 # ← http2MaxRequests 10 holds for HTTP/1.1 too: of the 100 connections
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  workloadSelector: {labels: {app: cart}}
                  inboundConnectionPool:
                    http:
                      http1MaxPendingRequests: 1 # ← http1MaxPendingRequests 1 turns away
                  ingress:
                    - port: {number: 80, name: http, protocol: HTTP}
                      defaultEndpoint: 127.0.0.1:8080
                      connectionPool:
                        tcp:
                          maxConnections: 1 # ← maxConnections 1 turns away
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            for scope in TrafficScope.all(of: rule) {
                guard let pool = scope.connectionPool else { continue }
                let path = scope.path.connectionPool
                check(pool, of: rule, at: path, report)
                checkRequests(pool, scope, at: path, mesh, report)
            }
        }
        for sidecar in mesh.all(Sidecar.self) {
            let spec = sidecar.resource.spec
            if let pool = spec.inboundConnectionPool {
                check(pool, of: sidecar, at: .root.spec.inboundConnectionPool, report)
            }
            for (index, listener) in (spec.ingress ?? []).enumerated() {
                guard let pool = listener.connectionPool else { continue }
                check(pool, of: sidecar, at: .root.spec.ingress[index].connectionPool, report)
            }
        }
    }

    private func check(_ pool: ConnectionPoolSettings, of subject: some Placed, at path: FieldPath, _ report: Report) {
        check("maxConnections", pool.tcp?.maxConnections, of: subject, at: path.tcp, report)
        check("http1MaxPendingRequests", pool.http?.http1MaxPendingRequests, of: subject, at: path.http, report)
        check("http2MaxRequests", pool.http?.http2MaxRequests, of: subject, at: path.http, report)
    }

    private func check(_ field: String, _ limit: Int?, of subject: some Placed, at path: FieldPath, _ report: Report) {
        switch limit {
        case 0: report(subject, at: path[field], "\(field) 0 is no limit: Istio takes it for not set")
        case 1: report(subject, at: path[field], "\(field) 1 turns away every second request at a time with 503")
        default: break
        }
    }

    private func checkRequests(
        _ pool: ConnectionPoolSettings,
        _ scope: TrafficScope,
        at path: FieldPath,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        guard let requests = pool.http?.http2MaxRequests, let connections = pool.tcp?.maxConnections, requests > 1,
            requests < connections
        else { return }
        let ports = scope.ports(in: mesh)
        guard !ports.isEmpty, ports.allSatisfy({ $0.protocol == .http }) else { return }
        let message =
            "http2MaxRequests \(requests) holds for HTTP/1.1 too: of the \(connections) connections only so many are used"
        report(scope.rule, at: path.http.http2MaxRequests, message)
    }
}
