import MeshModel
import YAML

/// Reports service entries with the resolution DYNAMIC_DNS that Istio rejects.
struct DynamicDNSEntryRule: LintRule {
    static let info = RuleInfo(
        "MG414",
        "dynamic-dns-entry",
        .error,
        aliases: ["IST0106"],
        summary: "A ServiceEntry with the resolution DYNAMIC_DNS has what that cannot work with.",
        reason: """
            DYNAMIC_DNS asks DNS for the host that each request names, so that wildcard hosts can be reached. The request must \
            name its host (HTTP, HTTP2, GRPC or TLS), and neither addresses nor endpoints can stand in for it. Waypoints do not \
            resolve hosts inside the mesh in this way. Istio rejects such entries.
            """,
        help: "keep wildcard hosts and HTTP, HTTP2, GRPC or TLS ports only, or choose another resolution",
        covers: [
            "ServiceEntry: DYNAMIC_DNS with a host that has no wildcard",
            "ServiceEntry: DYNAMIC_DNS with addresses",
            "ServiceEntry: DYNAMIC_DNS with endpoints",
            "ServiceEntry: DYNAMIC_DNS port protocol other than HTTP, TLS, GRPC, HTTP2",
            "ServiceEntry: DYNAMIC_DNS MESH_INTERNAL with a waypoint label",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, labels: {istio.io/use-waypoint: egress}}
                spec:
                  hosts: ["*.bank.example.com"]
                  ports: [{number: 443, name: tls, protocol: TLS}, {number: 80, name: http, protocol: http}]
                  location: MESH_EXTERNAL
                  resolution: DYNAMIC_DNS
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, labels: {istio.io/use-waypoint: egress}}
                spec:
                  hosts:
                    - "*.bank.example.com"
                    - bank.example.com # ← 'bank.example.com' has no wildcard
                  addresses: [10.0.0.7] # ← addresses do not go with
                  ports:
                    - {number: 27017, name: mongo, protocol: MONGO} # ← requests of MONGO do not name their host
                    - {number: 81, name: open} # ← requests of no protocol
                  location: MESH_INTERNAL # ← a waypoint does not resolve hosts inside the mesh
                  resolution: DYNAMIC_DNS
                  endpoints: [{address: eu.bank.example.com}] # ← endpoints do not go with
                """
            )
        ]
    )

    private static let protocols: Set<PortProtocol> = [.http, .http2, .grpc, .tls]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for entry in mesh.all(ServiceEntry.self) where entry.resource.spec.resolution == .dynamicDns {
            let spec = entry.resource.spec
            for (index, host) in spec.hosts.enumerated() where !HostName.isWildcard(host) {
                report(
                    entry,
                    at: .root.spec.hosts[index],
                    "'\(host)' has no wildcard; DNS could be asked once and for all"
                )
            }
            for (isEmpty, field) in [(spec.addresses?.isEmpty, "addresses"), (spec.endpoints?.isEmpty, "endpoints")]
            where isEmpty == false {
                report(entry, at: .root.spec[field], "\(field) do not go with DYNAMIC_DNS", on: .key)
            }
            checkPorts(of: entry, report)
            if spec.location == .meshInternal, let waypoint = entry.labels["istio.io/use-waypoint"], waypoint != "none"
            {
                report(entry, at: .root.spec.location, "a waypoint does not resolve hosts inside the mesh")
            }
        }
    }

    private func checkPorts(of entry: Located<ServiceEntry>, _ report: Report) {
        for (index, port) in (entry.resource.spec.ports ?? []).enumerated() {
            guard let kind = port.parsedProtocol, !Self.protocols.contains(kind) else { continue }
            let name = kind == .unknown ? "no protocol" : port.protocol ?? ""
            report(entry, at: .root.spec.ports[index], "requests of \(name) do not name their host")
        }
    }
}
