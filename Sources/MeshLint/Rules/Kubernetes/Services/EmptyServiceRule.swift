import MeshModel
import YAML

/// Reports Services that select no pod.
struct EmptyServiceRule: LintRule {
    static let info = RuleInfo(
        "MG700",
        "empty-service",
        .warning,
        summary: "The selector of a Service matches no pod.",
        reason: """
            A Service without endpoints answers every request with 503 UH or a refused connection. The rule must see other \
            workloads of the namespace, or be told that the inputs are complete; pods of kinds that are not modelled, \
            WorkloadEntries and the pods that a Gateway of the Gateway API gets count too, and a label with the name of a \
            resource of an unknown kind is taken for that of pods which an operator makes.
            """,
        help: "select labels that the pods' template has",
        accepts: [
            Example(
                """
                \(workload)
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: elsewhere, namespace: other}
                spec: {selector: {app: elsewhere}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: canary}
                spec: {selector: {app: canary}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: canary}
                spec: {template: {metadata: {labels: {app: canary}}}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: machine}
                spec: {selector: {app: machine}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: machine}
                spec: {address: 10.0.0.9, labels: {app: machine}}
                """
            )
        ],
        rejects: [
            Example(
                """
                \(workload)
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart, version: v1} # ← no pod of namespace 'default' has the labels app=cart, version=v1
                  ports: [{name: http, port: 80}]
                """
            )
        ]
    )

    private static let workload = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        """

    func check(_ mesh: MeshSnapshot, report: Report) {
        let map = mesh.serviceMap
        for host in mesh.hosts.all {
            guard let service = host.service, let spec = service.resource.spec, spec.type != .externalName,
                let selector = spec.selector, !selector.isEmpty, mesh.knowsWorkloads(of: host.namespace),
                map.workloads(behind: host).isEmpty,
                !map.hasForeignPods(labelled: selector, in: host.namespace),
                selector["gateway.networking.k8s.io/gateway-name"] == nil,
                !hasMachines(labelled: selector, in: host.namespace, mesh),
                !isOperated(selector, in: host.namespace, mesh)
            else { continue }
            let labels = selector.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            let message = "no pod of namespace '\(host.namespace)' has the labels \(labels)"
            report(service, at: .root.spec.selector, message)
        }
    }

    /// Whether a resource of a kind that is not modelled has the name that a label asks for: its operator makes the pods.
    private func isOperated(_ selector: [String: String], in namespace: String, _ mesh: MeshSnapshot) -> Bool {
        mesh.all(RawResource.self).contains { resource in
            resource.namespace == namespace && selector.values.contains(resource.name)
        }
    }

    private func hasMachines(labelled labels: [String: String], in namespace: String, _ mesh: MeshSnapshot) -> Bool {
        mesh.all(WorkloadEntry.self).contains { entry in
            entry.namespace == namespace && (entry.resource.spec.labels ?? entry.labels).holds(labels)
        }
            || mesh.all(WorkloadGroup.self).contains { group in
                group.namespace == namespace && (group.resource.spec.metadata?.labels ?? [:]).holds(labels)
            }
    }
}
