import MeshModel
import YAML

/// Reports ports of ServiceEntries whose protocol, number and TLS settings contradict each other.
struct ExternalTLSRule: LintRule {
    static let info = RuleInfo(
        "MG517",
        "external-tls",
        .warning,
        summary: "The protocol of an external port does not go with its number or with the TLS settings for it.",
        reason: """
            A port with protocol HTTP is read as plain text: number 443 then makes sidecars take the TLS of every client on 443 \
            for HTTP, also that to other hosts (istio/istio #16450, #17031, #31513). A DestinationRule with tls SIMPLE on an HTTPS \
            port wraps the client's TLS in TLS once more, WRONG_VERSION_NUMBER at the client (#37348, #43415), and on port 80 it \
            sends TLS to a port for plain text unless targetPort leads to 443 (#17358). Ports that an HTTP route leads to are \
            left out: there the gateway or sidecar begins the TLS.
            """,
        help:
            "use protocol HTTPS where clients speak TLS; to begin TLS in the proxy, use port 80 with targetPort 443 and tls SIMPLE",
        covers: ["Check 16"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: [api.bank.example]
                  ports:
                    - {number: 80, name: http, protocol: HTTP, targetPort: 443}
                    - {number: 443, name: https, protocol: HTTPS}
                  resolution: DNS
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank}
                spec:
                  host: api.bank.example
                  trafficPolicy:
                    portLevelSettings:
                      - {port: {number: 80}, tls: {mode: SIMPLE}}
                """
            ),
            Example(
                """
                # A sidecar or egress gateway turns HTTP into HTTPS.
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: [api.bank.example]
                  ports:
                    - {number: 80, name: http, protocol: HTTP}
                    - {number: 443, name: https, protocol: HTTPS}
                  resolution: DNS
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank}
                spec:
                  host: api.bank.example
                  trafficPolicy:
                    portLevelSettings:
                      - {port: {number: 443}, tls: {mode: SIMPLE}}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: bank}
                spec:
                  hosts: [api.bank.example]
                  http:
                    - match: [{port: 80}]
                      route: [{destination: {host: api.bank.example, port: {number: 443}}}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: [api.bank.example]
                  ports:
                    - {number: 443, name: http, protocol: HTTP} # ← port 443 is taken for plain HTTP
                  resolution: DNS
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank}
                spec:
                  hosts: [api.bank.example]
                  ports:
                    - {number: 80, name: http, protocol: HTTP} # ← TLS by DestinationRule 'bank' goes to port 80
                    - {number: 443, name: https, protocol: HTTPS} # ← TLS of clients is wrapped in TLS once more by DestinationRule 'bank'
                  resolution: DNS
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank}
                spec: {host: api.bank.example, trafficPolicy: {tls: {mode: SIMPLE}}}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let entries = mesh.all(ServiceEntry.self)
        guard !entries.isEmpty else { return }
        let rules = Dictionary(grouping: mesh.all(DestinationRule.self)) {
            HostName.full($0.resource.spec.host, in: $0.namespace)
        }
        let routed = Self.portsOfHTTPRoutes(mesh)
        for entry in entries where entry.resource.spec.location != .meshInternal {
            for (index, port) in (entry.resource.spec.ports ?? []).enumerated() {
                guard let kind = PortProtocol(text: port.protocol ?? "") else { continue }
                let path = FieldPath.root.spec.ports[index]
                let hosts = entry.resource.spec.hosts
                guard !hosts.contains(where: { routed.contains(HostPort(host: $0, port: port.number)) }) else {
                    continue
                }
                let origin = hosts.lazy.flatMap { rules[$0] ?? [] }.first { Self.beginsTLS($0, port.number) }
                if let message = problem(port, kind, in: entry, origin, hosts, routed) {
                    report(entry, at: path, message)
                }
            }
        }
    }

    private func problem(
        _ port: ServiceEntry.Port,
        _ kind: PortProtocol,
        in entry: Located<ServiceEntry>,
        _ origin: Located<DestinationRule>?,
        _ hosts: [String],
        _ routed: Set<HostPort>
    ) -> String? {
        if port.number == 443, kind.isHTTP {
            return "port 443 is taken for plain HTTP: the TLS of clients on 443 fails"
        }
        guard let origin else { return nil }
        if kind.isTLS { return "the TLS of clients is wrapped in TLS once more by DestinationRule '\(origin.name)'" }
        let endpoints = entry.resource.spec.endpoints ?? []
        guard port.number == 80, port.targetPort ?? 80 == 80,
            !endpoints.contains(where: { $0.ports?[port.name] != nil }),
            !hosts.contains(where: { routed.contains(HostPort(host: $0, port: 443)) })
        else { return nil }
        return "the TLS by DestinationRule '\(origin.name)' goes to port 80: targetPort 443 is missing"
    }

    private struct HostPort: Hashable {
        var host: String
        var port: Int
    }

    /// The ports that an HTTP route names.
    private static func portsOfHTTPRoutes(_ mesh: MeshSnapshot) -> Set<HostPort> {
        var ports: Set<HostPort> = []
        for service in mesh.all(VirtualService.self) {
            for destination in (service.resource.spec.http ?? []).flatMap({ $0.route ?? [] }) {
                guard let number = destination.destination.port?.number else { continue }
                ports.insert(HostPort(host: destination.destination.host, port: number))
            }
        }
        return ports
    }

    /// Whether a rule makes the proxy begin TLS of its own on a port.
    private static func beginsTLS(_ rule: Located<DestinationRule>, _ port: Int) -> Bool {
        let policy = rule.resource.spec.trafficPolicy
        let own = policy?.portLevelSettings?.first { $0.port?.number == port }
        let mode = own.map { $0.tls?.mode } ?? policy?.tls?.mode
        return mode == .simple || mode == .mutual
    }
}
