import MeshModel
import YAML

/// Reports clients that are told to speak otherwise than the service understands.
struct MutualTLSConflictRule: LintRule {
    static let info = RuleInfo(
        "MG601",
        "mutual-tls-conflict",
        .error,
        aliases: ["KIA0207", "KIA0208"],
        summary: "A DestinationRule tells clients to use another TLS than the service asks for.",
        reason: """
            The service refuses the connection and clients see 503: a STRICT service takes mutual TLS only, and one whose \
            mutual TLS is disabled cannot answer it. Judged for services whose workloads are among the inputs.
            """,
        help: "remove the tls settings, so that Istio uses mutual TLS where the service has it",
        covers: ["Check 6"],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: STRICT}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec: {host: cart, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank, namespace: shop}
                spec: {host: bank.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop}
                spec: {mtls: {mode: STRICT}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                  trafficPolicy:
                    tls: {mode: DISABLE} # ← DISABLE, but PeerAuthentication shop/default asks for STRICT mutual TLS
                    portLevelSettings:
                      - port: {number: 80}
                        tls: {mode: SIMPLE} # ← SIMPLE, but
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                """
            ),
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: legacy, namespace: shop}
                spec: {selector: {matchLabels: {app: legacy}}, mtls: {mode: DISABLE}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: legacy, namespace: shop}
                spec:
                  host: legacy
                  subsets:
                    - name: v1
                      labels: {version: v1}
                      trafficPolicy:
                        tls: {mode: ISTIO_MUTUAL} # ← ISTIO_MUTUAL, but PeerAuthentication shop/legacy disables mutual TLS
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: legacy, namespace: shop}
                spec: {selector: {app: legacy}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: legacy, namespace: shop}
                spec:
                  selector: {matchLabels: {app: legacy}}
                  template:
                    metadata: {labels: {app: legacy}}
                    spec: {containers: [{name: app, image: "legacy:1"}]}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let rules = mesh.all(DestinationRule.self)
        guard !rules.isEmpty, !mesh.all(PeerAuthentication.self).isEmpty else { return }
        let modes = mesh.mutualTLS
        for rule in rules {
            for host in mesh.hosts.lookUp(rule.resource.spec.host, from: rule.namespace) {
                guard let service = host.service else { continue }
                let (mode, policy) = Self.mode(of: service, mesh, modes)
                guard let policy else { continue }
                for (path, tls) in rule.resource.tlsSettings where Self.conflicts(tls, mode) {
                    let says = mode == .strict ? "asks for STRICT mutual TLS" : "disables mutual TLS"
                    let name = "PeerAuthentication \(policy.namespace)/\(policy.name)"
                    report(rule, at: path, "clients use \(tls.rawValue), but \(name) \(says)")
                }
            }
        }
    }

    /// The mode of a service's workloads, or of its namespace where they are not at hand.
    private static func mode(
        of service: Located<Service>,
        _ mesh: MeshSnapshot,
        _ modes: MutualTLSModes
    ) -> (mode: MutualTLSModes.Mode, policy: Located<PeerAuthentication>?) {
        let workloads = mesh.workloads.selected(by: service.resource.spec?.selector ?? [:], in: service.namespace)
        return workloads.first.map { modes.mode(of: $0) } ?? modes.mode(ofNamespace: service.namespace)
    }

    private static func conflicts(_ tls: ClientTLSSettings.Mode, _ mode: MutualTLSModes.Mode) -> Bool {
        switch mode {
        case .strict: tls == .disable || tls == .simple
        case .disable: tls == .istioMutual
        default: false
        }
    }
}

extension DestinationRule {
    /// The TLS modes of all its policies, and where they stand.
    fileprivate var tlsSettings: [(path: FieldPath, mode: ClientTLSSettings.Mode)] {
        var found: [(path: FieldPath, mode: ClientTLSSettings.Mode)] = []
        func add(_ policy: TrafficPolicy?, _ path: FieldPath) {
            if let mode = policy?.tls?.mode { found.append((path.tls.mode, mode)) }
            for (index, port) in (policy?.portLevelSettings ?? []).enumerated() {
                if let mode = port.tls?.mode { found.append((path.portLevelSettings[index].tls.mode, mode)) }
            }
        }
        add(spec.trafficPolicy, .root.spec.trafficPolicy)
        for (index, subset) in (spec.subsets ?? []).enumerated() {
            add(subset.trafficPolicy, .root.spec.subsets[index].trafficPolicy)
        }
        return found
    }
}
