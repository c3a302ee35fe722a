import MeshModel
import YAML

/// Reports hosts of Sidecars that others include.
struct RedundantEgressHostRule: LintRule {
    static let info = RuleInfo(
        "MG381",
        "redundant-egress-host",
        .warning,
        aliases: ["IST0133"],
        summary: "An egress listener of a Sidecar lists a host that another entry includes.",
        reason: """
            The more general entry decides: beside 'shop/*' or '*/*', single hosts restrict nothing, although the list reads \
            as if they did.
            """,
        help: "remove the general entry, or those that it includes",
        covers: [
            "Sidecar: egress host listed twice, or covered by `ns/*`",
            "Sidecar: `*/*` together with other hosts",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  egress:
                    - hosts: [./*, istio-system/*, billing/a.billing.svc.cluster.local, "*/a.billing.svc.cluster.local"]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default, namespace: shop}
                spec:
                  egress: [{hosts: ["*/*"]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart, namespace: shop}
                spec:
                  egress:
                    - hosts:
                        - ./a.shop.svc.cluster.local # ← 'shop/*' includes './a.shop.svc.cluster.local'
                        - billing/b.billing.svc.cluster.local
                        - billing/b.billing.svc.cluster.local # ← 'billing/b.billing.svc.cluster.local' is listed twice
                        - shop/*
                    - port: {number: 80, protocol: HTTP, name: http}
                      hosts:
                        - "*/*" # ← '*/*' includes all other hosts of the list
                        - istio-system/*
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            for (index, listener) in (sidecar.resource.spec.egress ?? []).enumerated() where listener.hosts.count > 1 {
                check(listener.hosts, of: sidecar, at: .root.spec.egress[index].hosts, report)
            }
        }
    }

    private func check(
        _ texts: [String],
        of sidecar: Located<Sidecar>,
        at path: @autoclosure () -> FieldPath,
        _ report: Report
    ) {
        if let all = texts.firstIndex(of: "*/*") {
            return report(sidecar, at: path()[all], "'*/*' includes all other hosts of the list")
        }
        let hosts = texts.map(ScopedHost.init)
        let whole = Set(hosts.filter { $0.name == "*" }.compactMap { namespace(of: $0, in: sidecar) })
        var seen: Set<ScopedHost> = []
        for (index, host) in hosts.enumerated() {
            guard let namespace = namespace(of: host, in: sidecar) else { continue }
            if host.name != "*", whole.contains(namespace) {
                report(sidecar, at: path()[index], "'\(namespace)/*' includes '\(texts[index])'")
            } else if !seen.insert(ScopedHost("\(namespace)/\(host.name)")).inserted {
                report(sidecar, at: path()[index], "'\(texts[index])' is listed twice")
            }
        }
    }

    /// The namespace that a host is looked for in, with that of the Sidecar for `.`.
    private func namespace(of host: ScopedHost, in sidecar: Located<Sidecar>) -> String? {
        guard let namespace = host.namespace else { return nil }
        let own = sidecar.document.identity.namespace
        return namespace == "." && !own.isEmpty ? own : String(namespace)
    }
}
