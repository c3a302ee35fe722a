import MeshModel
import YAML

/// Reports TCP ports of service entries that no address tells apart.
struct ServiceEntryWithoutAddressRule: LintRule {
    static let info = RuleInfo(
        "MG419",
        "service-entry-without-address",
        .warning,
        aliases: ["IST0133", "IST0134"],
        summary: "A ServiceEntry with a TCP port has no address by which its connections could be told from others.",
        reason: """
            A TCP connection has only its address and port. Without an address the proxy takes every connection to that port, \
            whatever its destination, for this service. Automatic addresses help: the rule keeps quiet if the entry's status has \
            one, if its label `networking.istio.io/enable-autoallocate-ip` asks for one, or if MeshConfig sets \
            `ISTIO_META_DNS_CAPTURE` and `ISTIO_META_DNS_AUTO_ALLOCATE`.
            """,
        help: "give the entry addresses, or switch on DNS capture with automatic addresses",
        covers: ["ServiceEntry: no addresses, no auto-allocation, and a port that is TCP or has no protocol"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mysql}
                spec:
                  hosts: [mysql.example.com]
                  addresses: [10.0.0.7]
                  ports: [{number: 3306, name: tcp, protocol: TCP}]
                  resolution: DNS
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mysql-auto, labels: {networking.istio.io/enable-autoallocate-ip: "true"}}
                spec:
                  hosts: [mysql.example.com]
                  ports: [{number: 3306, name: tcp, protocol: TCP}]
                  resolution: DNS
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mysql}
                spec:
                  hosts: [mysql.example.com]
                  ports: [{number: 3306, name: tcp, protocol: TCP}]
                  resolution: DNS
                """,
                meshConfig: """
                    defaultConfig:
                      proxyMetadata:
                        ISTIO_META_DNS_CAPTURE: "true"
                        ISTIO_META_DNS_AUTO_ALLOCATE: "true"
                    """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mysql}
                spec:
                  hosts: [mysql.example.com]
                  ports:
                    - {number: 3306, name: mysql, protocol: tcp} # ← every connection to port 3306
                    - {number: 33060, name: x} # ← every connection to port 33060
                    - {number: 443, name: tls, protocol: TLS}
                  resolution: DNS
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        if mesh.settings.allocatesAddresses { return }
        for entry in mesh.all(ServiceEntry.self) {
            let spec = entry.resource.spec
            guard spec.addresses?.isEmpty != false, !spec.isUnread("addresses"), !entry.allocatesAddresses else {
                continue
            }
            for (index, port) in (spec.ports ?? []).enumerated() {
                guard let kind = port.parsedProtocol, kind == .tcp || kind == .unknown else { continue }
                let message =
                    "every connection to port \(port.number) is taken for \(spec.hosts.first ?? "this service")"
                report(entry, at: .root.spec.ports[index], message + ", since there is no address")
            }
        }
    }
}

extension MeshSettings {
    /// Whether proxies give addresses of their own to service entries.
    fileprivate var allocatesAddresses: Bool {
        ["ISTIO_META_DNS_CAPTURE", "ISTIO_META_DNS_AUTO_ALLOCATE"].allSatisfy { proxyMetadata($0) == "true" }
    }
}

extension Located<ServiceEntry> {
    fileprivate var allocatesAddresses: Bool {
        labels["networking.istio.io/enable-autoallocate-ip"] == "true"
            || resource.status?["addresses"]?.items?.isEmpty == false
    }
}
