import MeshModel
import YAML

/// Reports lists of namespaces in `exportTo` that contradict themselves.
struct ExportToRule: LintRule {
    static let info = RuleInfo(
        "MG405",
        "export-to",
        .error,
        aliases: ["IST0106"],
        summary: "The list of namespaces to which a resource is exported contradicts itself.",
        reason: """
            `exportTo` holds `*` (every namespace) or `~` (none, for a ServiceEntry) alone, or else `.` (the own namespace) and \
            names of namespaces. Istio rejects lists in which an entry is repeated, meaningless beside another, or no name. A \
            DestinationRule for some workloads of a namespace is of no use in another.
            """,
        help: "keep '*' alone, or list each namespace once",
        covers: [
            "VirtualService: exportTo (shared rules)",
            "DestinationRule: exportTo (shared rules)",
            "Shared pieces: exportTo: the same entry twice",
            "Shared pieces: exportTo: `.` together with the object's own namespace name",
            "Shared pieces: exportTo: entry that is not `.`, `*` or a DNS-1123 label",
            "Shared pieces: exportTo: `~` on anything but a ServiceEntry",
            "Shared pieces: exportTo: `*` together with other entries",
            "Shared pieces: exportTo: `~` together with other entries",
            "Shared pieces: exportTo on a DestinationRule with a workloadSelector: more than the own namespace",
            "Shared pieces: exportTo on a DestinationRule with a workloadSelector: not the own namespace (or `.`)",
            "ServiceEntry: exportTo (shared rules; `~` allowed alone)",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: shop}
                spec:
                  hosts: [bank.example.com]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                  exportTo: ["~"]
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank, namespace: shop}
                spec: {host: bank.example.com, workloadSelector: {matchLabels: {app: cart}}, exportTo: [shop]}
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: bank, namespace: shop}
                spec:
                  hosts: [bank.example.com]
                  exportTo: [".", prod]
                  tcp: [{route: [{destination: {host: bank.example.com}}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank, namespace: shop}
                spec:
                  hosts: [bank.example.com]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                  exportTo:
                    - "."
                    - shop # ← 'shop' is the own namespace, as '.' is
                    - prod
                    - prod # ← 'prod' is there twice
                    - Prod # ← 'Prod' is no name of a namespace
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: bank-2, namespace: shop}
                spec:
                  hosts: [bank.example.com]
                  ports: [{number: 443, name: tls, protocol: TLS}]
                  exportTo:
                    - "*" # ← '*' stands for every namespace and cannot stand beside others
                    - "~" # ← '~' stands for none and cannot stand beside others
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: bank, namespace: shop}
                spec:
                  hosts: [bank.example.com]
                  exportTo: ["~"] # ← '~' is for ServiceEntries alone
                  tcp: [{route: [{destination: {host: bank.example.com}}]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank, namespace: shop}
                spec:
                  host: bank.example.com
                  workloadSelector: {matchLabels: {app: cart}}
                  exportTo: [., prod] # ← may be exported to its own namespace only
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: bank-2, namespace: shop}
                spec:
                  host: bank.example.com
                  workloadSelector: {matchLabels: {app: cart}}
                  exportTo: ["*"] # ← may be exported to its own namespace only
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(VirtualService.self) {
            check(service.resource.spec.exportTo, of: service.document, report)
        }
        for entry in mesh.all(ServiceEntry.self) {
            check(entry.resource.spec.exportTo, of: entry.document, allowsNone: true, report)
        }
        for rule in mesh.all(DestinationRule.self) {
            let spec = rule.resource.spec
            check(spec.exportTo, of: rule.document, report)
            if spec.workloadSelector != nil, let scopes = spec.exportTo, !scopes.isEmpty {
                checkLocal(scopes, of: rule.document, report)
            }
        }
    }

    private func check(_ scopes: [String]?, of document: LintDocument, allowsNone: Bool = false, _ report: Report) {
        guard let scopes, !scopes.isEmpty else { return }
        for (index, scope) in scopes.enumerated() {
            let problem =
                Self.problem(of: scope, beside: scopes, in: document.namespace, allowsNone: allowsNone)
                ?? (scopes[..<index].contains(scope) ? "'\(scope)' is there twice" : nil)
            if let problem { report(document, at: .root.spec.exportTo[index], problem) }
        }
    }

    private static func problem(
        of scope: String,
        beside scopes: [String],
        in namespace: String,
        allowsNone: Bool
    ) -> String? {
        switch scope {
        case ".": nil
        case "*": scopes.count > 1 ? "'*' stands for every namespace and cannot stand beside others" : nil
        case "~" where !allowsNone: "'~' is for ServiceEntries alone"
        case "~": scopes.count > 1 ? "'~' stands for none and cannot stand beside others" : nil
        case namespace where scopes.contains("."): "'\(scope)' is the own namespace, as '.' is"
        default: DNSSyntax.isLabel(scope) ? nil : "'\(scope)' is no name of a namespace"
        }
    }

    private func checkLocal(_ scopes: [String], of document: LintDocument, _ report: Report) {
        guard scopes.count > 1 || scopes[0] != "." && scopes[0] != document.namespace else { return }
        let message = "a rule with a workloadSelector may be exported to its own namespace only"
        report(document, at: .root.spec.exportTo, message)
    }
}
