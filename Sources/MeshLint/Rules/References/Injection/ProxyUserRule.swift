import MeshModel
import YAML

/// Reports containers that run as the user of the proxy.
struct ProxyUserRule: LintRule {
    static let info = RuleInfo(
        "MG243",
        "proxy-user",
        .warning,
        aliases: ["IST0144"],
        summary: "A container runs as user 1337, which is that of the proxy.",
        reason: """
            Traffic of user 1337 is taken for the proxy's own and is not captured: the application talks past the \
            mesh, without mutual TLS, routes and policies.
            """,
        help: "run the application as another user",
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
                      labels: {app: cart}
                    spec: {initContainers: [{name: setup, image: a:1, securityContext: {runAsUser: 1337}}], containers: [{name: istio-proxy, image: p:1, securityContext: {runAsUser: 1337}}, {name: app, image: app:1}]}
                """
            )
        ],
        rejects: [
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
                    spec: {securityContext: {runAsUser: 1337}, containers: [{name: app, image: a:1}]} # ← the pods run as user 1337
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
                    spec: 
                      containers:
                        - name: app
                          image: app:1
                          securityContext:
                            runAsUser: 1337 # ← container 'app' runs as user 1337
                """
            ),
        ]
    )

    private static let proxyUser = 1337

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all where mesh.membership(of: workload) != .outside {
            if workload.spec.securityContext?.runAsUser == Self.proxyUser, workload.proxyContainer == nil {
                report(
                    workload,
                    at: workload.specPath.securityContext.runAsUser,
                    "the pods run as user \(Self.proxyUser), which is that of the proxy"
                )
            }
            for (index, container) in workload.spec.containers.enumerated()
            where container.name != "istio-proxy" && container.securityContext?.runAsUser == Self.proxyUser {
                report(
                    workload,
                    at: workload.specPath.containers[index].securityContext.runAsUser,
                    "container '\(container.name)' runs as user \(Self.proxyUser), which is that of the proxy"
                )
            }
        }
    }
}
