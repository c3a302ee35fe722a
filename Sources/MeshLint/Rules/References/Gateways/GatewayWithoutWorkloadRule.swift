import MeshModel
import YAML

/// Reports Gateways whose selector picks no pods.
struct GatewayWithoutWorkloadRule: LintRule {
    static let info = RuleInfo(
        "MG217",
        "gateway-without-workload",
        .error,
        aliases: ["IST0101", "KIA0302"],
        summary: "The selector of a Gateway picks no workload.",
        reason: """
            A Gateway configures the pods that its selector picks, in any namespace unless Istio is told otherwise. \
            Without such pods nothing listens. Pods of the gateways that Istio installs (istio: ingressgateway, \
            egressgateway, eastwestgateway) are taken for granted unless the inputs are complete; others are missed \
            where workloads of the Gateway's namespace are among the inputs.
            """,
        help: "use labels of the pods of a gateway",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"]
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: shop}
                spec:
                  selector: {matchLabels: {app: edge}}
                  template:
                    metadata: {labels: {app: edge}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart, version: v1}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {app: edge} # ← no workload has the labels app=edge
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"]
                """
            ),
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: istio-ingressgateway, namespace: istio-system}
                spec:
                  selector: {matchLabels: {istio: ingressgateway}}
                  template:
                    metadata: {labels: {istio: ingressgateway}}
                    spec: {containers: [{name: istio-proxy, image: auto}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: istio-system}
                spec:
                  selector: {istio: ingresgateway} # ← no workload has the labels istio=ingresgateway
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"]
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: front, namespace: shop}
                spec:
                  selector: {istio: ingressgateway} # ← no workload has the labels istio=ingressgateway
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"]
                """,
                isComplete: true
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for gateway in mesh.all(Gateway.self) {
            let labels = gateway.resource.spec.selector ?? [:]
            guard !labels.isEmpty, mesh.knowsWorkloads(of: gateway.namespace) else { continue }
            guard mesh.workloads.selected(by: labels).isEmpty else { continue }
            if !mesh.isComplete, labels.count == 1, Self.ownGateways.contains(labels["istio"] ?? "") { continue }
            let meant = Self.ownGateways.first { $0.isNearly(labels["istio"] ?? "") }
            report(
                gateway,
                at: .root.spec.selector,
                "no workload has the labels \(labels.selectorText)",
                help: meant.map { "did you mean 'istio: \($0)'?" }
            )
        }
    }

    /// The gateways that Istio's own installation brings, which are seldom among the inputs.
    private static let ownGateways = ["ingressgateway", "egressgateway", "eastwestgateway"]
}
