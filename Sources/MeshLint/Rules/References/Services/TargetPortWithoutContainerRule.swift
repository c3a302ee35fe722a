import MeshModel
import YAML

/// Reports target ports of Services that no container has.
struct TargetPortWithoutContainerRule: LintRule {
    static let info = RuleInfo(
        "MG242",
        "target-port-without-container",
        .error,
        aliases: ["KIA0701"],
        summary: "A Service leads to a port that no container of its pods has.",
        reason: """
            A target port by name that no container declares leads nowhere: the Service has no endpoints for it. One \
            by number is only compared where all containers of the pods declare their ports, since a container may \
            listen without declaring. Said where the pods are among the inputs.
            """,
        help: "name a port that a container declares",
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
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: 8080, protocol: TCP}]
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
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1, ports: [{name: web, containerPort: 8080}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: web, protocol: TCP}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: again, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 8080, targetPort: 8080, protocol: TCP}]
                """
            ),
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
                    metadata: {labels: {app: cart}}
                    spec: {containers: [{name: app, image: app:1, ports: [{name: web, containerPort: 8080}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: http, protocol: TCP}] # ← no container of the pods has a port named 'http'
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: again, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports: [{name: http, port: 80, targetPort: 8081, protocol: TCP}] # ← no container of the pods has a port 8081
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(Service.self) {
            let pods = mesh.workloads.selected(by: service.resource.spec?.selector ?? [:], in: service.namespace)
            guard !pods.isEmpty else { continue }
            for (index, port) in (service.resource.spec?.ports ?? []).enumerated() {
                let target = port.targetPort ?? .int(port.port)
                guard !pods.contains(where: { Self.has(target, $0) }) else { continue }
                let path = FieldPath.root.spec.ports[index]
                let isNamed = if case .string = target { true } else { false }
                report(
                    service,
                    at: port.targetPort == nil ? path.port : path.targetPort,
                    "no container of the pods has a port \(isNamed ? "named '\(target)'" : "\(target)")",
                    severity: isNamed ? nil : .info
                )
            }
        }
    }

    private static func has(_ target: IntOrString, _ pod: Workload) -> Bool {
        guard case .int(let number) = target else { return pod.containerPort(target) != nil }
        let declared = pod.spec.containers.map { $0.ports ?? [] }
        // What a container does not declare, it may have all the same; the proxy of a gateway declares none.
        guard !declared.contains(where: \.isEmpty), pod.proxyContainer == nil else { return true }
        return declared.joined().contains { $0.containerPort == number }
    }
}
