import MeshModel
import YAML

/// Reports connection pools that say nothing, or things that exclude each other.
struct UnusableConnectionPoolRule: LintRule {
    static let info = RuleInfo(
        "MG343",
        "unusable-connection-pool",
        .error,
        aliases: ["IST0106"],
        summary: "The connection pool of a DestinationRule or Sidecar is empty, incomplete, or contradicts itself.",
        reason: """
            Istio rejects the resource. useClientProtocol keeps the protocol of the caller and UPGRADE replaces it; HTTP/2 \
            pings need to know both how often they are sent and how long their answer may take.
            """,
        help: "give what is missing, or remove one of the settings that exclude each other",
        covers: [
            "Shared pieces: connectionPool: neither tcp nor http",
            "Shared pieces: connectionPool.http: h2UpgradePolicy UPGRADE with useClientProtocol",
            "Shared pieces: connectionPool.http: http2KeepAlive without interval",
            "Shared pieces: connectionPool.http: http2KeepAlive without timeout",
            "DestinationRule: connectionPool (shared rules)",
            "Sidecar: ingress connectionPool (shared rules)",
            "Sidecar: inboundConnectionPool (shared rules)",
        ],
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
                      http:
                        h2UpgradePolicy: UPGRADE
                        useClientProtocol: false
                        http2KeepAlive: {interval: 30s, timeout: 5s}
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  inboundConnectionPool: {tcp: {maxConnections: 100}}
                """
            ),
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
                    connectionPool: {} # ← has neither tcp nor http
                    portLevelSettings:
                      - port: {number: 8080}
                        connectionPool:
                          http:
                            h2UpgradePolicy: UPGRADE
                            useClientProtocol: true # ← UPGRADE would change it
                            http2KeepAlive: {} # ← without an interval ← without a timeout
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  inboundConnectionPool: {} # ← has neither tcp nor http
                  ingress:
                    - port: {number: 8080, protocol: HTTP, name: http}
                      connectionPool: {http: {http2KeepAlive: {interval: 30s}}} # ← without a timeout
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        mesh.forEachConnectionPool { pool, document, path in
            if pool.http == nil, pool.tcp == nil, pool.unknownFields.isEmpty {
                report(document, at: path(), "the connection pool has neither tcp nor http")
            }
            guard let http = pool.http else { return }
            if http.h2UpgradePolicy == .upgrade, http.useClientProtocol == true {
                let message = "the protocol of the caller cannot be kept, since h2UpgradePolicy UPGRADE would change it"
                report(document, at: path().http.useClientProtocol, message)
            }
            guard let pings = http.http2KeepAlive else { return }
            if pings.interval == nil, !pings.isUnread("interval") {
                report(document, at: path().http.http2KeepAlive, "pings without an interval are never sent")
            }
            if pings.timeout == nil, !pings.isUnread("timeout") {
                report(document, at: path().http.http2KeepAlive, "pings without a timeout never fail")
            }
        }
    }
}
