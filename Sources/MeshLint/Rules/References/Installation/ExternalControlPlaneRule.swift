import MeshModel
import YAML

/// Reports webhooks of Istio that lead to no control plane.
struct ExternalControlPlaneRule: LintRule {
    static let info = RuleInfo(
        "MG247",
        "external-control-plane",
        .warning,
        aliases: ["IST0163", "IST0164"],
        summary: "A webhook of Istio does not say how to reach the control plane.",
        reason: """
            The webhooks of Istio call a Service, or the URL of a control plane that runs elsewhere. The certificate \
            of such a URL is checked against its host, so an address in place of a name needs a certificate for the \
            address.
            """,
        help: "name the Service of istiod, or an https URL with the host name of the control plane",
        accepts: [
            Example(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: istio-validator}
                webhooks:
                  - name: rev.validation.istio.io
                    clientConfig: {url: "https://istiod.example.com:15017/validate"}
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: []}
                    objectSelector: {matchExpressions: []}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: injector}
                webhooks:
                  - name: namespace.sidecar-injector.istio.io
                    clientConfig: {} # ← names neither a Service nor a URL
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: []}
                    objectSelector: {matchExpressions: []}
                  - name: object.sidecar-injector.istio.io
                    clientConfig: {url: "istiod:x"} # ← 'istiod:x' is no URL of a webhook
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: []}
                    objectSelector: {matchExpressions: []}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: istio-validator}
                webhooks:
                  - name: rev.validation.istio.io
                    clientConfig: {url: "https://10.0.0.7:15017/validate"} # ← named by the address 10.0.0.7
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: []}
                    objectSelector: {matchExpressions: []}
                  - name: validation.istio.io
                    clientConfig: {url: "https://[fd00::1]/validate"} # ← named by the address fd00::1
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: []}
                    objectSelector: {matchExpressions: []}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for item in mesh.all(MutatingWebhookConfiguration.self) {
            for (index, webhook) in (item.resource.webhooks ?? []).enumerated()
            where webhook.name.hasSuffix(".istio.io") {
                check(webhook.clientConfig, at: .root.webhooks[index].clientConfig, of: item, report)
            }
        }
        for item in mesh.all(ValidatingWebhookConfiguration.self) {
            for (index, webhook) in (item.resource.webhooks ?? []).enumerated()
            where webhook.name.hasSuffix(".istio.io") {
                check(webhook.clientConfig, at: .root.webhooks[index].clientConfig, of: item, report)
            }
        }
    }

    private func check(_ client: WebhookClientConfig, at path: FieldPath, of item: some Placed, _ report: Report) {
        guard let url = client.url, !url.isEmpty else {
            if client.service == nil { report(item, at: path, "the webhook names neither a Service nor a URL") }
            return
        }
        guard let host = Self.host(of: url) else {
            return report(item, at: path.url, "'\(url)' is no URL of a webhook")
        }
        guard IPAddress(host) != nil else { return }
        report(item, at: path.url, "the control plane is named by the address \(host)", severity: .info)
    }

    /// The host of an https URL, without brackets; `nil` if it is none.
    private static func host(of url: String) -> String? {
        guard url.hasPrefix("https://"), url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let rest = url.dropFirst(8).prefix { $0 != "/" && $0 != "?" }
        guard rest.hasPrefix("[") else {
            let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
            guard let name = parts.first, !name.isEmpty, parts.count < 3, parts.count == 1 || UInt16(parts[1]) != nil
            else { return nil }
            return String(name)
        }
        return rest.firstIndex(of: "]").map { String(rest[rest.index(after: rest.startIndex)..<$0]) }
    }
}
