import MeshModel
import YAML

/// Reports network policies that keep everybody from the metrics of a workload that asks to be scraped.
struct BlockedScrapingRule: LintRule {
    static let info = RuleInfo(
        "MG632",
        "blocked-scraping",
        .warning,
        summary: "NetworkPolicies keep Prometheus from a workload that asks to be scraped.",
        reason: """
            The annotation prometheus.io/scrape asks for it, and no policy opens the port to anybody of another namespace: \
            dashboards and alerts stay empty, and so does the evidence a canary is judged by. With a sidecar the port is 15020 \
            or 15090.
            """,
        help: "open ingress from Prometheus' namespace to the port of the metrics",
        covers: ["Check 21"],
        accepts: [
            Example(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart, namespace: shop}
                spec:
                  podSelector: {}
                  ingress: [{from: [{namespaceSelector: {matchLabels: {name: observability}}}], ports: [{port: 15020}]}]
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}, annotations: {prometheus.io/scrape: "true", prometheus.io/port: "9100"}}
                    spec: {containers: [{name: app, image: "cart:1"}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: cart, namespace: shop}
                spec: # ← keeps everybody from the metrics of cart on port 9100
                  podSelector: {}
                  ingress: [{from: [{podSelector: {}}]}]
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}, annotations: {prometheus.io/scrape: "true", prometheus.io/port: "9100"}}
                    spec: {containers: [{name: app, image: "cart:1"}]}
                """
            )
        ]
    )

    /// Where sidecars serve metrics: merged with those of the application, and their own.
    private static let sidecarPorts = [15020, 15090]

    func check(_ mesh: MeshSnapshot, report: Report) {
        let fences = mesh.networkFences
        guard !fences.isEmpty else { return }
        for workload in mesh.workloads.all where workload.annotations["prometheus.io/scrape"] == "true" {
            guard let port = workload.annotations["prometheus.io/port"].flatMap({ Int($0) }) else { continue }
            let policies = fences.ingress(of: workload)
            guard let policy = policies.first else { continue }
            let isOpen = ([port] + Self.sidecarPorts).contains { Self.opensToOthers(policies, port: $0, fences) }
            guard !isOpen else { continue }
            let message = "this policy keeps everybody from the metrics of \(workload.name) on port \(port)"
            report(policy, at: .root.spec, "\(message), and no other opens it")
        }
    }

    /// Whether a policy lets pods of another namespace in.
    private static func opensToOthers(_ policies: [Located<NetworkPolicy>], port: Int, _ fences: NetworkFences) -> Bool
    {
        let open = policies.filter { policy in
            (policy.resource.spec?.ingress ?? []).contains { rule in
                (rule.from ?? []).isEmpty
                    || (rule.from ?? []).contains { $0.namespaceSelector != nil || $0.ipBlock != nil }
            }
        }
        return fences.opensIngress(open, from: nil, port: port)
    }
}
