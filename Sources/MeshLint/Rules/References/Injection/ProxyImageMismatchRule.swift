import MeshModel
import YAML

/// Reports proxies of another version than the injector puts in.
struct ProxyImageMismatchRule: LintRule {
    static let info = RuleInfo(
        "MG245",
        "proxy-image-mismatch",
        .warning,
        aliases: ["IST0158"],
        summary: "A pod has another image for its proxy than the injector puts in.",
        reason: """
            After an update of Istio pods keep their old proxy until they are restarted. A proxy that is older than \
            the control plane by more than two versions is not supported. Said where the ConfigMap of the injector \
            is among the inputs.
            """,
        help: "restart the workload: kubectl rollout restart",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio-sidecar-injector, namespace: istio-system}
                data:
                  values: '{"global": {"hub": "docker.io/istio", "tag": "1.30.0", "proxy": {"image": "proxyv2"}}}'
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart-1, namespace: shop}
                spec:
                  nodeName: node-1
                  containers: [{name: app, image: app:1}, {name: istio-proxy, image: "docker.io/istio/proxyv2:1.30.0-distroless"}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio-sidecar-injector, namespace: istio-system}
                data:
                  values: '{"global": {"hub": "docker.io/istio", "tag": "1.30.0", "proxy": {"image": "proxyv2"}}}'
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart-1, namespace: shop}
                spec:
                  nodeName: node-1
                  containers: [{name: app, image: app:1}, {name: istio-proxy, image: "docker.io/istio/proxyv2:1.29.1"}] # ← the injector puts in 'docker.io/istio/proxyv2:1.30.0'
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard let image = mesh.injectedImage else { return }
        for workload in mesh.workloads.all {
            for (list, containers) in [
                ("containers", workload.spec.containers), ("initContainers", workload.spec.initContainers ?? []),
            ] {
                for (index, container) in containers.enumerated() where container.name == "istio-proxy" {
                    guard let own = container.image, own != "auto", own != image, !own.hasPrefix("\(image)-"),
                        workload.annotations["sidecar.istio.io/proxyImage"] != own
                    else { continue }
                    report(
                        workload,
                        at: workload.specPath[list][index].image,
                        "the proxy is '\(own)', but the injector puts in '\(image)'"
                    )
                }
            }
        }
    }
}
