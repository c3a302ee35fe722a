import MeshModel
import YAML

/// Reports service entries that disagree on the protocol of a port.
struct ServiceEntryProtocolConflictRule: LintRule {
    static let info = RuleInfo(
        "MG415",
        "service-entry-protocol-conflict",
        .warning,
        aliases: ["IST0177", "KIA1212"],
        summary: "Two ServiceEntries give the same port of the same host different protocols.",
        reason: """
            A proxy knows one protocol for a host and port. Where two entries disagree, age and namespace decide between them, so \
            that the same manifests behave differently after one was created again. Only entries that some namespace sees together (`exportTo`) count.
            """,
        help: "give the port the same protocol in both entries, or export them to different namespaces",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: shop}
                spec:
                  hosts: [bank.example.com]
                  ports: [{number: 443, name: https, protocol: HTTPS}]
                  exportTo: ["."]
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: pay}
                spec:
                  hosts: [bank.example.com]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                  exportTo: [pay]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: shop}
                spec:
                  hosts: [bank.example.com]
                  ports:
                    - {number: 443, name: https, protocol: HTTPS} # ← port 443 of bank.example.com is TLS in pay/bank
                  exportTo: ["."]
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: pay}
                spec:
                  hosts: [bank.example.com]
                  ports:
                    - {number: 443, name: tls, protocol: TLS} # ← is HTTPS in shop/bank
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for port in mesh.sharedEntryPorts {
            for place in port.places {
                guard let other = port.other(than: place, where: { $0.protocol != place.protocol }) else { continue }
                let text = other.protocol == .unknown ? "of no protocol" : other.protocol.rawValue.uppercased()
                report(
                    place.entry,
                    at: .root.spec.ports[place.index].protocol,
                    "port \(port.number) of \(port.host) is \(text) in \(other.entry.namespace)/\(other.entry.name)"
                )
            }
        }
    }
}
