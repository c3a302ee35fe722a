import MeshModel
import YAML

/// Reports hosts of service entries that Istio cannot route to.
struct ServiceEntryHostsRule: LintRule {
    static let info = RuleInfo(
        "MG410",
        "service-entry-host",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A ServiceEntry has a host that Istio cannot tell from others, or that is no domain name.",
        reason: """
            Hosts are domain names, of which the first label may be `*`; `*` alone is rejected, as it would take over all \
            traffic. With plain TCP nothing in a connection names its host, so that several hosts in one entry cannot be told \
            apart, and Istio rejects them. A label that only begins with `*` (`*-a`) is \
            accepted with a warning only.
            """,
        help: "write a full domain name, or '*.' and one; give each host of a TCP port an entry of its own",
        covers: [
            "ServiceEntry: host `*`",
            "ServiceEntry: host not a wildcard DNS name",
            "ServiceEntry: host with a partial wildcard (unless DYNAMIC_DNS)",
            "ServiceEntry: several hosts and a port that is neither HTTP nor TLS (unless NONE)",
            "Shared pieces: wildcard host: as FQDN, but the first label may be `*` or begin with `*` (`*-foo.com`); a `*` anywhere "
                + "else is rejected",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: ["*.bank.example.com", bank.example.com.]
                  ports: [{number: 443, name: tls, protocol: TLS}, {number: 80, name: http, protocol: HTTP}]
                  resolution: NONE
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mongo}
                spec:
                  hosts: [eu.mongo.example.com, us.mongo.example.com]
                  ports: [{number: 27017, name: mongo, protocol: MONGO}]
                  resolution: NONE
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
                  hosts:
                    - "*" # ← would take over all traffic
                    - bank.*.com # ← '*' may only stand at its beginning
                    - 10.0.0.1 # ← its last part is a number
                    - bank_eu.example.com # ← 'bank_eu' is no part of a domain name
                    - "*-bank.example.com" # ← only a part of its first label is a wildcard
                  ports: [{number: 443, name: tls, protocol: TLS}]
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mongo}
                spec:
                  hosts: [eu.mongo.example.com, us.mongo.example.com] # ← cannot be told apart on port 27017 (MONGO)
                  ports: [{number: 27017, name: mongo, protocol: MONGO}]
                  resolution: STATIC
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for entry in mesh.all(ServiceEntry.self) {
            let spec = entry.resource.spec
            let isDynamic = spec.resolution == .dynamicDns
            for (index, host) in spec.hosts.enumerated() {
                if let problem = Self.problem(of: host) {
                    report(entry, at: .root.spec.hosts[index], problem)
                } else if Self.isPartialWildcard(host), !isDynamic {
                    let message = "only a part of its first label is a wildcard: '\(host)'"
                    report(entry, at: .root.spec.hosts[index], message, severity: .warning)
                }
            }
            if spec.hosts.count > 1 { checkPorts(of: entry, report) }
        }
    }

    private static func problem(of host: String) -> String? {
        if host == "*" { return "'*' would take over all traffic" }
        return DNSSyntax.problem(ofWildcardName: host).map { "'\(host)' is no host: \($0)" }
    }

    private static func isPartialWildcard(_ host: String) -> Bool {
        HostName.isWildcard(host) && !host.hasPrefix("*.") && host != "*"
    }

    private func checkPorts(of entry: Located<ServiceEntry>, _ report: Report) {
        let spec = entry.resource.spec
        guard let resolution = spec.effectiveResolution, resolution != .noResolution else { return }
        let port = (spec.ports ?? []).first { port in
            port.parsedProtocol.map { !$0.isHTTP && !$0.isTLS } ?? false
        }
        guard let port else { return }
        let name = port.protocol.map { " (\($0))" } ?? ""
        report(
            entry,
            at: .root.spec.hosts,
            "the \(spec.hosts.count) hosts cannot be told apart on port \(port.number)\(name)"
        )
    }
}
