import MeshModel
import YAML

/// Reports virtual addresses of service entries that do not go with the rest.
struct ServiceEntryAddressesRule: LintRule {
    static let info = RuleInfo(
        "MG411",
        "service-entry-address",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A virtual address of a ServiceEntry is none, or does not go with its resolution.",
        reason: """
            The addresses are IP addresses, or ranges in CIDR form where connections keep their address (NONE) or go to fixed \
            endpoints (STATIC). With several hosts on the same addresses and a TCP port, only one of them gets the traffic.
            """,
        help: "write IP addresses; for a range use the resolution NONE or STATIC",
        covers: [
            "ServiceEntry: address neither IP nor CIDR",
            "ServiceEntry: CIDR address with a resolution other than NONE/STATIC",
            "ServiceEntry: DNS with addresses, more than one host and a TCP port",
            "Shared pieces: subnet: `a/b` that does not parse as CIDR, or a bare value that is not an IP",
            "Shared pieces: IP: not a parsable IPv4/IPv6 address",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mongo}
                spec:
                  hosts: [mongo.example.com]
                  addresses: [10.0.0.0/8, "2001:db8::1"]
                  ports: [{number: 27017, name: mongo, protocol: MONGO}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: mongo}
                spec:
                  hosts: [eu.mongo.example.com, us.mongo.example.com]
                  addresses: # ← the 2 hosts share their addresses, so that TCP on port 27017
                    - mongo # ← 'mongo' is neither an IP address nor a range
                    - 10.0.0.0/33 # ← '10.0.0.0/33' is neither
                    - 10.0.0.0/8 # ← a range does not go with the resolution DNS
                    - 10.0.0.7
                  ports: [{number: 27017, name: mongo, protocol: MONGO}]
                  resolution: DNS
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for entry in mesh.all(ServiceEntry.self) {
            let spec = entry.resource.spec
            guard let addresses = spec.addresses, !addresses.isEmpty else { continue }
            for (index, address) in addresses.enumerated() {
                guard let problem = Self.problem(of: address, spec.effectiveResolution) else { continue }
                report(entry, at: .root.spec.addresses[index], problem)
            }
            checkSharing(of: entry, report)
        }
    }

    private static func problem(of address: String, _ resolution: ServiceEntry.Resolution?) -> String? {
        guard IPRange(address) != nil else { return "'\(address)' is neither an IP address nor a range of them" }
        guard address.utf8.contains(UInt8(ascii: "/")) else { return nil }
        switch resolution {
        case .dns, .dnsRoundRobin, .dynamicDns:
            return "a range does not go with the resolution \(resolution?.rawValue ?? "")"
        default: return nil
        }
    }

    private func checkSharing(of entry: Located<ServiceEntry>, _ report: Report) {
        let spec = entry.resource.spec
        guard spec.resolution == .dns || spec.resolution == .dnsRoundRobin, spec.hosts.count > 1,
            let port = (spec.ports ?? []).first(where: { $0.parsedProtocol?.isTCP == true })
        else { return }
        report(
            entry,
            at: .root.spec.addresses,
            "the \(spec.hosts.count) hosts share their addresses, so that TCP on port \(port.number) reaches only one",
            severity: .warning
        )
    }
}
