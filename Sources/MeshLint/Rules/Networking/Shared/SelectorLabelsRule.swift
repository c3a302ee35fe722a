import MeshModel
import YAML

/// Reports selectors of workloads whose labels select something else than it seems.
struct SelectorLabelsRule: LintRule {
    static let info = RuleInfo(
        "MG402",
        "selector-labels",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A selector has labels that Istio does not take, or none at all.",
        reason: """
            Istio compares the labels of workloads literally: there are no wildcards, and it rejects selectors with `*` or with \
            an empty key. A selector without labels selects every workload of the namespace, which is said better by having none.
            """,
        help: "write each label out, or remove the selector if all workloads of the namespace are meant",
        covers: [
            "DestinationRule: workloadSelector (shared rules)",
            "Shared pieces: old-style workload selector (`labels`): empty key",
            "Shared pieces: old-style workload selector: `*` in a key or value",
            "Shared pieces: old-style workload selector present but without labels (applies to the whole namespace)",
            "Shared pieces: `matchLabels` selector: empty key",
            "Shared pieces: `matchLabels` selector: `*` in a key or value",
            "Shared pieces: `matchLabels` selector present but empty",
            "ServiceEntry: workloadSelector (shared rules)",
            "ServiceEntry: workloadSelector without labels",
            "Sidecar: workloadSelector (shared rules; only these errors are returned then)",
            "Sidecar: workloadSelector without labels",
            "EnvoyFilter: workloadSelector (shared rules)",
            "EnvoyFilter: workloadSelector without labels",
            "PeerAuthentication: selector (shared rules)",
            "PeerAuthentication: selector without labels",
            "ProxyConfig: selector (shared rules)",
            "ProxyConfig: selector without labels",
            "RequestAuthentication: selector / targetRef / targetRefs (shared rules)",
            "AuthorizationPolicy: selector / targetRef / targetRefs (shared rules; selector without labels warns)",
            "Telemetry: selector / targetRef / targetRefs (shared rules)",
            "WasmPlugin: selector / targetRef / targetRefs (shared rules)",
            "TrafficExtension: selector / targetRefs (shared rules)",
        ],
        accepts: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: cart}
                spec: {selector: {matchLabels: {app: cart, version: ""}}, mtls: {mode: STRICT}}
                ---
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default}
                spec: {egress: [{hosts: ["./*"]}]}
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
                  workloadSelector:
                    labels:
                      "": cart # ← the name of a label is empty
                      version: v* # ← 'v*' is compared literally
                  egress: [{hosts: ["./*"]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: cart}
                spec:
                  hosts: [cart.example.com]
                  ports: [{number: 80, name: http, protocol: HTTP}]
                  resolution: STATIC
                  workloadSelector: {} # ← selects every workload of the namespace
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata: {name: cart}
                spec:
                  selector:
                    matchLabels:
                      app*: cart # ← 'app*' is compared literally
                      "": cart # ← the name of a label is empty
                ---
                apiVersion: networking.istio.io/v1beta1
                kind: ProxyConfig
                metadata: {name: cart}
                spec:
                  selector: # ← selects every workload of the namespace
                    matchLabels: {}
                  concurrency: 1
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for site in mesh.selectorSites {
            if site.isEmpty {
                report(
                    site.document,
                    at: site.path,
                    "the selector has no labels, so it selects every workload of the namespace",
                    on: .key,
                    severity: .warning
                )
            } else if site.labels.contains(where: { Self.problem(of: $0.key, $0.value) != nil }) {
                self.report(labelsOf: site, to: report)
            }
        }
    }

    private func report(labelsOf site: SelectorSite, to report: Report) {
        for (key, value) in site.labels.sorted(by: { $0.key < $1.key }) {
            guard let problem = Self.problem(of: key, value) else { continue }
            report(site.document, at: site.path[site.field][key], problem, on: .key)
        }
    }

    private static func problem(of key: String, _ value: String) -> String? {
        if key.isEmpty { return "the name of a label is empty" }
        guard let text = [key, value].first(where: { $0.utf8.contains(UInt8(ascii: "*")) }) else { return nil }
        return "'\(text)' is compared literally, since selectors have no wildcards"
    }
}
