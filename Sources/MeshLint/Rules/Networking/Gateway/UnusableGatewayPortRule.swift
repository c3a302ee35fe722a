import MeshModel
import YAML

/// Reports ports and addresses that no listener can have.
struct UnusableGatewayPortRule: LintRule {
    static let info = RuleInfo(
        "MG363",
        "unusable-gateway-port",
        .error,
        aliases: ["IST0106"],
        summary: "The port or address of a Gateway's server is none that a proxy can listen on.",
        reason: """
            Istio rejects the Gateway. A server listens on a port of an IP address, or on a Unix domain socket, which has no \
            port (number 0); where requests go is said by VirtualServices, not by targetPort.
            """,
        help: "give number, protocol and name of a port; bind to an IP address, or to unix:///path with port number 0",
        covers: [
            "Gateway: port protocol unknown",
            "Gateway: port number out of range (0 only with a unix bind)",
            "Gateway: port.targetPort set (no effect on Gateways)",
            "Gateway: port name empty",
            "Gateway: bind is a unix socket and the path is bad",
            "Gateway: bind is a unix socket and the port number is not 0",
            "Gateway: bind is neither an IP nor a unix socket",
            "Shared pieces: unix address (`unix://` cut off): empty; not absolute or ending in `/`, unless it starts with `@`",
            "Shared pieces: protocol string not one of tcp, udp, grpc, grpc-web, http, http_proxy, http2, https, tls, mongo, "
                + "redis, mysql (any case); empty is allowed where noted",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - {port: {number: 80, name: http, protocol: GRPC-Web}, hosts: ["*"], bind: 127.0.0.1}
                    - {port: {number: 0, name: socket, protocol: HTTP}, hosts: ["*"], bind: "unix:///run/shop.sock"}
                    - {port: {number: 0, name: named, protocol: HTTP}, hosts: ["*"], bind: "unix://@shop"}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop}
                spec:
                  servers:
                    - hosts: ["*"]
                      port:
                        number: 0 # ← only a Unix domain socket has the port number 0
                        protocol: HTTP3 # ← 'HTTP3' is no protocol of Istio
                        name: "" # ← the port has no name
                        targetPort: 8080 # ← targetPort has no effect on a Gateway
                    - hosts: ["*"]
                      port: {number: 80, protocol: HTTP, name: a}
                      bind: unix:///run/shop.sock # ← a Unix domain socket has the port number 0, not 80
                    - hosts: ["*"]
                      port: {number: 0, protocol: HTTP, name: b}
                      bind: unix://run/shop.sock # ← is not the absolute path of a socket
                    - hosts: ["*"]
                      port: {number: 0, protocol: HTTP, name: c}
                      bind: "unix://" # ← names no socket
                    - hosts: ["*"]
                      port: {number: 80, protocol: HTTP, name: d}
                      bind: localhost # ← 'localhost' is neither an IP address nor a Unix domain socket
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            for (index, server) in (gateway.resource.spec.servers ?? []).enumerated() {
                checkPort(server, index, of: gateway, report)
                if let bind = server.bind, !bind.isEmpty { check(bind, of: server, index, of: gateway, report) }
            }
        }
    }

    /// Fields that are missing are reported with all required fields.
    private func checkPort(_ server: Gateway.Server, _ index: Int, of gateway: Located<Gateway>, _ report: Report) {
        let port = server.port
        var path: FieldPath { .root.spec.servers[index].port }
        let isSocket = server.bind.map(UnixSocket.isAddress) ?? false
        if port.number == 0, !isSocket, !port.isUnread("number"), gateway.document.holds(path.number) {
            report(gateway, at: path.number, "only a Unix domain socket has the port number 0")
        }
        if PortProtocol(text: port.protocol) == nil, !port.isUnread("protocol"), gateway.document.holds(path.protocol) {
            report(gateway, at: path.protocol, "'\(port.protocol)' is no protocol of Istio")
        }
        if port.name.isEmpty, !port.isUnread("name"), gateway.document.holds(path.name) {
            report(gateway, at: path.name, "the port has no name")
        }
        if let target = port.targetPort, target > 0 {
            report(gateway, at: path.targetPort, "targetPort has no effect on a Gateway", on: .key)
        }
    }

    private func check(
        _ bind: String,
        of server: Gateway.Server,
        _ index: Int,
        of gateway: Located<Gateway>,
        _ report: Report
    ) {
        var path: FieldPath { .root.spec.servers[index].bind }
        guard UnixSocket.isAddress(bind) else {
            guard IPAddress(bind) == nil else { return }
            return report(gateway, at: path, "'\(bind)' is neither an IP address nor a Unix domain socket")
        }
        if let problem = UnixSocket.problem(of: bind) { report(gateway, at: path, problem) }
        guard server.port.number != 0 else { return }
        report(gateway, at: path, "a Unix domain socket has the port number 0, not \(server.port.number)")
    }
}
