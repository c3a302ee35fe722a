import MeshModel
import YAML

/// Reports webhooks of the injector that get in each other's way, or call nobody.
struct WebhookConflictRule: LintRule {
    static let info = RuleInfo(
        "MG246",
        "webhook-conflict",
        .error,
        aliases: ["IST0139"],
        summary: "Two webhooks inject the same pods, or a webhook calls a Service that does not exist.",
        reason: """
            A pod that two injectors select gets a proxy of either, or of both in turn. And a webhook whose Service \
            does not exist keeps pods from being made, or lets them go without a proxy, as its failure policy says. \
            The selectors are tried with all labels that they speak of.
            """,
        help: "remove the webhooks of the older revision, or make the selectors disjoint",
        accepts: [
            Example(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: istio-sidecar-injector}
                webhooks:
                  - name: namespace.sidecar-injector.istio.io
                    clientConfig: {service: {name: istiod, namespace: istio-system}}
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: [{key: istio-injection, operator: In, values: [enabled]}]}
                    objectSelector: {matchExpressions: [{key: sidecar.istio.io/inject, operator: NotIn, values: ["false"]}]}
                  - name: object.sidecar-injector.istio.io
                    clientConfig: {service: {name: istiod, namespace: istio-system}}
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: [{key: istio-injection, operator: DoesNotExist}, {key: istio.io/rev, operator: DoesNotExist}]}
                    objectSelector: {matchExpressions: [{key: sidecar.istio.io/inject, operator: In, values: ["true"]}, {key: istio.io/rev, operator: DoesNotExist}]}
                  - name: rev.namespace.sidecar-injector.istio.io
                    clientConfig: {service: {name: istiod, namespace: istio-system}}
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: [{key: istio.io/rev, operator: In, values: [default]}, {key: istio-injection, operator: DoesNotExist}]}
                    objectSelector: {matchExpressions: [{key: sidecar.istio.io/inject, operator: NotIn, values: ["false"]}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: one}
                webhooks:
                  - name: namespace.sidecar-injector.istio.io
                    clientConfig: {service: {name: istiod, namespace: istio-system}}
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: [{key: istio-injection, operator: In, values: [enabled]}]}
                    objectSelector: {matchExpressions: []}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: two}
                webhooks:
                  - name: namespace.sidecar-injector.istio.io # ← of 'one' can select the same pods
                    clientConfig: {service: {name: istiod, namespace: istio-system}}
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: [{key: istio-injection, operator: Exists}]}
                    objectSelector: {matchExpressions: []}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: checks}
                webhooks:
                  - name: checks.example.com
                    clientConfig: {service: {name: checks, namespace: shop}} # ← there is no Service 'checks' in namespace 'shop'
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    namespaceSelector: {matchExpressions: []}
                    objectSelector: {matchExpressions: []}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        checkOverlaps(mesh, report)
        for item in mesh.all(MutatingWebhookConfiguration.self) {
            checkServices((item.resource.webhooks ?? []).map(\.clientConfig), of: item, mesh, report)
        }
        for item in mesh.all(ValidatingWebhookConfiguration.self) {
            checkServices((item.resource.webhooks ?? []).map(\.clientConfig), of: item, mesh, report)
        }
    }

    private func checkOverlaps(_ mesh: MeshSnapshot, _ report: Report) {
        var seen: [(configuration: String, webhook: MutatingWebhookConfiguration.Webhook)] = []
        for item in mesh.all(MutatingWebhookConfiguration.self) {
            for (index, webhook) in (item.resource.webhooks ?? []).enumerated()
            where webhook.name.hasSuffix("sidecar-injector.istio.io") {
                if let other = seen.first(where: { WebhookOverlap($0.webhook, webhook).exists }) {
                    report(
                        item,
                        at: .root.webhooks[index].name,
                        "webhook '\(other.webhook.name)' of '\(other.configuration)' can select the same pods"
                    )
                }
                seen.append((item.name, webhook))
            }
        }
    }

    private func checkServices(
        _ clients: [WebhookClientConfig],
        of item: some Placed,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        for (index, client) in clients.enumerated() {
            guard let service = client.service, mesh.knowsServices(of: service.namespace),
                mesh.isComplete || service.namespace != mesh.rootNamespace,
                mesh.hosts.hosts(named: HostName.ofService(service.name, in: service.namespace)).isEmpty
            else { continue }
            report(
                item,
                at: FieldPath.root.webhooks[index].clientConfig.service.name,
                "there is no Service '\(service.name)' in namespace '\(service.namespace)'"
            )
        }
    }
}
