import MeshModel
import YAML

/// Reports ports of service entries that Istio rejects.
struct ServiceEntryPortsRule: LintRule {
    static let info = RuleInfo(
        "MG412",
        "service-entry-port",
        .error,
        aliases: ["IST0106"],
        summary: "A port of a ServiceEntry is there twice, or has a name or protocol that Istio does not take.",
        reason: """
            Routes refer to ports by number, so a number is there once in an entry; a name is a DNS label, as for \
            the ports of a Service. With a protocol that it does not know, Istio rejects the entry.
            """,
        help: "number and name each port once; use HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TCP, TLS, MONGO, MYSQL or REDIS",
        covers: [
            "ServiceEntry: duplicate port number",
            "ServiceEntry: port name not a DNS-1123 label",
            "ServiceEntry: port protocol unknown",
            "Shared pieces: protocol string not one of tcp, udp, grpc, grpc-web, http, http_proxy, http2, https, tls, mongo, redis, "
                + "mysql (any case); empty is allowed where noted",
            "Shared pieces: port name not a DNS-1123 label",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: [bank.example.com]
                  addresses: [10.0.0.7]
                  ports:
                    - {number: 443, name: tls-1, protocol: tls}
                    - {number: 444, name: "2"}
                    - {number: 445, name: TLS}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: [bank.example.com]
                  ports:
                    - {number: 443, name: tls, protocol: TLS}
                    - {number: 443, name: tls-2, protocol: TLS} # ← the port 443 is there twice
                    - {number: 80, name: Web_1, protocol: HTTP} # ← the name 'Web_1' is no DNS label
                    - {number: 81, name: web, protocol: HTPP} # ← 'HTPP' is no protocol that Istio knows
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for entry in mesh.all(ServiceEntry.self) {
            let ports = entry.resource.spec.ports ?? []
            for (index, port) in ports.enumerated() {
                let path = FieldPath.root.spec.ports[index]
                if ports[..<index].contains(where: { $0.number == port.number }) {
                    report(entry, at: path.number, "the port \(port.number) is there twice")
                }
                if !port.name.isEmpty, !DNSSyntax.isLabelInAnyCase(port.name) {
                    report(entry, at: path.name, "the name '\(port.name)' is no DNS label")
                }
                if port.parsedProtocol == nil {
                    report(entry, at: path.protocol, "'\(port.protocol ?? "")' is no protocol that Istio knows")
                }
            }
        }
    }
}
