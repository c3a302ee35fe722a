import MeshModel
import YAML

/// Reports labels for the mesh with values that Istio does not read.
struct UnreadInjectionLabelRule: LintRule {
    static let info = RuleInfo(
        "MG269",
        "unread-injection-label",
        .error,
        summary: "A label for the mesh has a value that nobody reads.",
        reason: """
            The selectors of the injector ask for "istio-injection: enabled", and the node agent of ambient for \
            "istio.io/dataplane-mode: ambient", letter by letter. With any other value the pods stay outside of the mesh, \
            as if there were no label: no mutual TLS, no routes, no policies.
            """,
        help: "use one of the values that Istio reads",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled, istio.io/dataplane-mode: none}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: off, labels: {istio-injection: disabled, istio.io/dataplane-mode: ambient}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: cart, labels: {sidecar.istio.io/inject: "true"}}
                spec: {containers: [{name: app, image: "cart:1"}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  labels:
                    istio-injection: "true" # ← nobody reads 'istio-injection: true'; known are enabled, disabled
                    istio.io/dataplane-mode: sidecar # ← nobody reads 'istio.io/dataplane-mode: sidecar'
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels:
                        app: cart
                        sidecar.istio.io/inject: enabled # ← nobody reads 'sidecar.istio.io/inject: enabled'
                    spec: {containers: [{name: app, image: "cart:1"}]}
                """
            )
        ]
    )

    private static let namespaceValues = [
        MeshLabel.injection: ["enabled", "disabled"], MeshLabel.dataplaneMode: ["ambient", "none"],
    ]
    private static let podValues = [
        MeshLabel.inject: ["true", "false"], MeshLabel.dataplaneMode: ["ambient", "none"],
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for namespace in mesh.all(Namespace.self) {
            check(namespace.labels, Self.namespaceValues, of: namespace, at: .root.metadata.labels, report)
        }
        for workload in mesh.workloads.all {
            check(workload.labels, Self.podValues, of: workload, at: workload.podPath.metadata.labels, report)
        }
    }

    private func check(
        _ labels: [String: String],
        _ known: [String: [String]],
        of subject: some Placed,
        at path: @autoclosure () -> FieldPath,
        _ report: Report
    ) {
        for (key, values) in known {
            guard let value = labels[key], !values.contains(value) else { continue }
            let message = "nobody reads '\(key): \(value)'; known are \(values.joined(separator: ", "))"
            report(subject, at: path()[key], message)
        }
    }
}
