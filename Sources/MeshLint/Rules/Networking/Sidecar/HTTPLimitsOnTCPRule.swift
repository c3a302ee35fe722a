import MeshModel
import YAML

/// Reports limits of HTTP for ports that are not HTTP.
struct HTTPLimitsOnTCPRule: LintRule {
    static let info = RuleInfo(
        "MG378",
        "http-limits-on-tcp-port",
        .warning,
        aliases: ["IST0133"],
        summary: "An ingress listener of a Sidecar limits HTTP on a port that is not HTTP.",
        reason: """
            The proxy counts requests only where it reads them; on other ports, and where no protocol is written, the limits of \
            connectionPool.http have no effect and only those of connectionPool.tcp hold.
            """,
        help: "give the port an HTTP protocol, or use connectionPool.tcp",
        covers: ["Sidecar: ingress connectionPool.http on a non-HTTP port"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  ingress:
                    - port: {number: 8080, protocol: GRPC, name: grpc}
                      connectionPool: {http: {http2MaxRequests: 100}}
                    - port: {number: 3306, protocol: TCP, name: mysql}
                      connectionPool: {tcp: {maxConnections: 100}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  ingress:
                    - port: {number: 3306, protocol: MySQL, name: mysql}
                      connectionPool:
                        http: {http2MaxRequests: 100} # ← port 3306 is MySQL, not HTTP
                    - port: {number: 8080}
                      connectionPool:
                        http: {http2MaxRequests: 100} # ← port 8080 has no protocol, so it is not HTTP
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            for (index, listener) in (sidecar.resource.spec.ingress ?? []).enumerated() {
                let port = listener.port
                let text = port.protocol ?? ""
                guard listener.connectionPool?.http != nil, PortProtocol(text: text)?.isHTTP != true,
                    !port.isUnread("protocol"), !listener.isUnread("port")
                else { continue }
                let reason = text.isEmpty ? "has no protocol, so it is not HTTP" : "is \(text), not HTTP"
                let number = port.number.map { "port \($0)" } ?? "the port"
                report(sidecar, at: .root.spec.ingress[index].connectionPool.http, "\(number) \(reason)", on: .key)
            }
        }
    }
}
