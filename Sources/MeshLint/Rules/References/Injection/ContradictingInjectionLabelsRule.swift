import MeshModel
import YAML

/// Reports namespaces that ask for the mesh in two ways.
struct ContradictingInjectionLabelsRule: LintRule {
    static let info = RuleInfo(
        "MG231",
        "contradicting-injection-labels",
        .warning,
        aliases: ["IST0123"],
        summary: "A namespace has labels for the mesh that contradict each other.",
        reason: """
            "istio-injection" wins over "istio.io/rev": the revision that is written down is not the one that \
            injects. And a namespace with injection is not part of ambient mode, whatever "istio.io/dataplane-mode" \
            says.
            """,
        help: "keep one of the labels",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {istio-injection: enabled}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: off, labels: {istio-injection: disabled, istio.io/rev: stable}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: plain, labels: {istio.io/rev: stable, istio.io/dataplane-mode: none}}
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
                    istio-injection: enabled
                    istio.io/rev: stable # ← has the labels istio-injection and istio.io/rev
                ---
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: front
                  labels:
                    istio.io/rev: stable
                    istio.io/dataplane-mode: ambient # ← has the labels istio.io/rev and istio.io/dataplane-mode
                """
            )
        ]
    )

    private static let injection = [MeshLabel.injection, MeshLabel.revision]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for namespace in mesh.all(Namespace.self) {
            let labels = namespace.labels
            let mode = labels[MeshLabel.injection]
            guard mode == nil || mode == "enabled" else { continue }
            var found = Self.injection.filter { labels[$0] != nil }
            if let plane = labels[MeshLabel.dataplaneMode], plane != "none" { found.append(MeshLabel.dataplaneMode) }
            guard found.count > 1, let last = found.last else { continue }
            report(
                namespace,
                at: .root.metadata.labels[last],
                "namespace '\(namespace.name)' has the labels \(found.joined(separator: " and ")); only the first one counts",
                on: .key
            )
        }
    }
}
