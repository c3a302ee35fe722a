import MeshModel
import YAML

/// Reports hosts and ports that two service entries define alike.
struct RepeatedServiceEntryRule: LintRule {
    static let info = RuleInfo(
        "MG416",
        "repeated-service-entry",
        .warning,
        aliases: ["KIA1211"],
        summary: "Two ServiceEntries define the same port of the same host.",
        reason: """
            For one host and port a proxy follows one entry: age and namespace decide whose resolution, addresses and location \
            count. A change to the other one then has no effect. Only entries that some namespace sees \
            together (`exportTo`) count.
            """,
        help: "keep one entry for the host, or export the entries to different namespaces",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: shop}
                spec: {hosts: [bank.example.com], ports: [{number: 443, name: tls, protocol: TLS}], exportTo: ["."]}
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: pay}
                spec: {hosts: [bank.example.com], ports: [{number: 443, name: tls, protocol: TLS}], exportTo: ["."]}
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank-plain, namespace: pay}
                spec: {hosts: [bank.example.com], ports: [{number: 80, name: http, protocol: HTTP}], exportTo: ["."]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: shop}
                spec: {hosts: [bank.example.com], ports: [{number: 443, name: tls, protocol: TLS}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: pay}
                spec:
                  hosts: [bank.example.com]
                  ports:
                    - {number: 443, name: https, protocol: TLS} # ← port 443 of bank.example.com is defined by shop/bank too
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for port in mesh.sharedEntryPorts {
            var seen: [SharedEntryPort.Place] = []
            for place in port.places {
                let earlier = SharedEntryPort(host: port.host, number: port.number, places: seen)
                if let other = earlier.other(than: place, where: { $0.protocol == place.protocol }) {
                    let name = "\(other.entry.namespace)/\(other.entry.name)"
                    report(
                        place.entry,
                        at: .root.spec.ports[place.index],
                        "port \(port.number) of \(port.host) is defined by \(name) too"
                    )
                }
                seen.append(place)
            }
        }
    }
}
