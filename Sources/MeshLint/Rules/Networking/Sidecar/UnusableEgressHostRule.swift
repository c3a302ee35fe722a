import MeshModel
import YAML

/// Reports hosts of Sidecars that are no hosts.
struct UnusableEgressHostRule: LintRule {
    static let info = RuleInfo(
        "MG380",
        "unusable-egress-host",
        .error,
        aliases: ["IST0106"],
        summary: "An egress listener of a Sidecar has no hosts, or one that is not of the form namespace/host.",
        reason: """
            Istio rejects the Sidecar. Hosts are those of the service registry, in full, since a short name could be that of \
            several namespaces: './cart.shop.svc.cluster.local', 'shop/*', '*/*'.
            """,
        help: "write namespace/host, with '.' for the Sidecar's own namespace and '*' for all",
        covers: [
            "Sidecar: egress without hosts",
            "Sidecar: egress host not of the form namespace/dnsName",
            "Sidecar: egress host with an empty half",
            "Sidecar: egress host namespace not `*`, `.`, `~` form or a DNS-1123 label",
            "Sidecar: egress host: short name",
            "Sidecar: egress host: not a wildcard DNS name",
            "Sidecar: egress host: partial wildcard",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  egress:
                    - hosts: [./*, istio-system/*, "*/prices.shop.svc.cluster.local", "*/*.example.com"]
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: silent}
                spec:
                  egress: [{hosts: [~/*]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  egress:
                    - port: {number: 80, protocol: HTTP, name: http}
                      hosts: [] # ← the listener has no hosts
                    - hosts:
                        - prices.shop.svc.cluster.local # ← is not of the form namespace/host
                        - /prices.shop.svc.cluster.local # ← there is no namespace before the '/'
                        - shop/ # ← there is no host after the '/'
                        - Shop_1/* # ← 'Shop_1' is neither a namespace
                        - ./prices # ← 'prices' is a short name
                        - ./pri_ces.shop # ← 'pri_ces.shop' is no host
                        - "./*prices.shop.svc.cluster.local" # ← stands for a part of a label
                        - ./10.0.0.1 # ← its last part is a number
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for sidecar in mesh.all(Sidecar.self) {
            for (index, listener) in (sidecar.resource.spec.egress ?? []).enumerated() {
                var path: FieldPath { .root.spec.egress[index].hosts }
                // Missing hosts are reported with all required fields.
                if listener.hosts.isEmpty, !listener.isUnread("hosts"), sidecar.document.holds(path) {
                    report(sidecar, at: path, "the listener has no hosts")
                }
                for (index, host) in listener.hosts.enumerated() {
                    if let problem = problem(of: host) { report(sidecar, at: path[index], problem) }
                }
            }
        }
    }

    private func problem(of text: String) -> String? {
        let host = ScopedHost(text)
        guard host.namespace != nil else { return "'\(text)' is not of the form namespace/host" }
        return host.problem(allowsNobody: true, allowsAddresses: false)
    }
}
