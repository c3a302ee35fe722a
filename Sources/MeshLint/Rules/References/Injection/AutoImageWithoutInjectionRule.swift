import MeshModel
import YAML

/// Reports proxies whose image nothing fills in.
struct AutoImageWithoutInjectionRule: LintRule {
    static let info = RuleInfo(
        "MG244",
        "auto-image-without-injection",
        .error,
        aliases: ["IST0146", "IST0147"],
        summary: "A proxy has the image \"auto\", but nothing injects.",
        reason: """
            "auto" stands for the image that the injector puts in. Where the namespace and the pod do not ask for \
            injection, the pod starts with the image "auto", which does not exist. Said where the Namespace or the \
            labels of the pod tell, or where the injector's webhooks are among the inputs.
            """,
        help: "label the pods with sidecar.istio.io/inject: \"true\", or name an image",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart, sidecar.istio.io/inject: "true"}
                    spec: {containers: [{name: istio-proxy, image: auto}]}
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                    spec: {containers: [{name: istio-proxy, image: auto}]}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: disabled}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                    spec: {containers: [{name: istio-proxy, image: auto}]} # ← the image "auto" stays
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart-1, namespace: shop}
                spec:
                  nodeName: node-1
                  containers: [{name: istio-proxy, image: auto}] # ← it was not injected
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio.io/rev: old}}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: istio-sidecar-injector}
                webhooks:
                  - name: rev.namespace.sidecar-injector.istio.io
                    clientConfig: {service: {name: istiod, namespace: istio-system}}
                    admissionReviewVersions: [v1]
                    namespaceSelector: {matchLabels: {istio.io/rev: new}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                    spec: {containers: [{name: istio-proxy, image: auto}]} # ← no webhook of Istio selects these pods
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let webhooks = mesh.injectors
        for workload in mesh.workloads.all {
            guard
                let index = workload.spec.containers.firstIndex(where: {
                    $0.name == "istio-proxy" && $0.image == "auto"
                })
            else { continue }
            let path = workload.specPath.containers[index].image
            if workload.kind == "Pod", workload.spec.nodeName != nil {
                report(workload, at: path, "a running pod has the image \"auto\": it was not injected")
            } else if mesh.membership(of: workload) == .outside {
                report(
                    workload,
                    at: path,
                    "the image \"auto\" stays: neither the pods nor namespace '\(workload.namespace)' ask for injection"
                )
            } else if !webhooks.isEmpty, let labels = mesh.namespaces.labels(of: workload.namespace),
                !webhooks.contains(where: { $0.selects(pod: workload.labels, namespace: labels) })
            {
                report(workload, at: path, "the image \"auto\" stays: no webhook of Istio selects these pods")
            }
        }
    }
}
