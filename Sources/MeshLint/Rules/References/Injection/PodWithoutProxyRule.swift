import MeshModel
import YAML

/// Reports running pods that got no proxy.
struct PodWithoutProxyRule: LintRule {
    static let info = RuleInfo(
        "MG232",
        "pod-without-proxy",
        .warning,
        aliases: ["IST0103"],
        summary: "A running pod has no proxy although its namespace has injection.",
        reason: """
            A pod that started before its namespace was labelled, or while the webhook was away, runs without a \
            proxy until it is made anew. Only pods as a cluster has them (on a node, or with a status) tell this; \
            manifests never hold the proxy.
            """,
        help: "restart the workload: kubectl rollout restart",
        accepts: [
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
                  containers: [{name: app, image: app:1}, {name: istio-proxy, image: proxyv2:1}]
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart-1, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
                spec:
                  nodeName: node-1
                  containers: [{name: app, image: app:1}]
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
                  containers: [{name: app, image: app:1}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart-1, namespace: shop} # ← pod 'cart-1' runs without a proxy
                spec:
                  nodeName: node-1
                  containers: [{name: app, image: app:1}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for pod in mesh.workloads.all where pod.kind == "Pod" && pod.proxyContainer == nil {
            guard pod.spec.nodeName != nil, pod.spec.hostNetwork != true,
                mesh.membership(ofNamespace: pod.namespace) == .sidecar,
                (pod.labels[MeshLabel.inject] ?? pod.annotations[MeshLabel.inject]) != "false"
            else { continue }
            report(pod, at: .root.metadata.name, "pod '\(pod.name)' runs without a proxy")
        }
    }
}
