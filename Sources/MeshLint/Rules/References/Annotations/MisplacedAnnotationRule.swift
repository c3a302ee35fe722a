import MeshModel
import YAML

/// Reports annotations and labels of Istio on kinds where they do nothing.
struct MisplacedAnnotationRule: LintRule {
    static let info = RuleInfo(
        "MG234",
        "misplaced-annotation",
        .warning,
        aliases: ["IST0107"],
        summary: "An annotation or label of Istio stands where Istio does not look for it.",
        reason: """
            Istio reads most annotations of pods: on a Deployment they belong to the template \
            ("spec.template.metadata"), and on a Namespace they do nothing. Objects that a controller made are left \
            alone.
            """,
        help: "move it to where Istio reads it",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: cart
                  namespace: shop
                  labels: {sidecar.istio.io/inject: "true", istio.io/rev: stable}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart, sidecar.istio.io/inject: "true"}
                      annotations: {sidecar.istio.io/proxyCPU: 100m}
                    spec: {containers: [{name: app, image: app:1}]}
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
                  annotations:
                    sidecar.istio.io/proxyCPU: 100m # ← has no effect on a Deployment, only on Pod
                  labels:
                    sidecar.istio.io/inject: "false" # ← the label 'sidecar.istio.io/inject' has no effect on a Deployment
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                    spec: {containers: [{name: app, image: app:1}]}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  annotations:
                    sidecar.istio.io/proxyMemory: 1Gi # ← has no effect on a Namespace
                """
            ),
        ]
    )

    private static let kinds: Set<String> = [
        "Namespace", "Service", "Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob",
        "ServiceEntry",
    ]
    private static let templated: Set<String> = [
        "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        let templates = Self.templates(mesh)
        for place in mesh.annotationPlaces where Self.kinds.contains(place.kind) {
            guard !place.document.isOwned else { continue }
            for name in place.annotations.keys {
                guard let kinds = IstioAnnotation.annotations[name]?.kinds, !kinds.isEmpty, !kinds.contains(place.kind)
                else { continue }
                report(
                    place,
                    at: place.path(ofAnnotation: name),
                    "the annotation '\(name)' has no effect on a \(place.kind), only on \(Self.text(kinds))",
                    on: .key,
                    help: Self.help(place.kind, kinds)
                )
            }
            for (name, value) in place.labels {
                guard let kinds = IstioAnnotation.labels[name]?.kinds, !kinds.isEmpty, !kinds.contains(place.kind),
                    templates[ObjectIdentifier(place.document)]?[name] != value
                else { continue }
                report(
                    place,
                    at: place.path(ofLabel: name),
                    "the label '\(name)' has no effect on a \(place.kind), only on \(Self.text(kinds))",
                    on: .key,
                    help: Self.help(place.kind, kinds)
                )
            }
        }
    }

    /// The labels of the templates, by the documents that hold them.
    private static func templates(_ mesh: MeshSnapshot) -> [ObjectIdentifier: [String: String]] {
        Dictionary(mesh.workloads.all.map { (ObjectIdentifier($0.document), $0.labels) }) { first, _ in first }
    }

    private static func text(_ kinds: [String]) -> String { kinds.joined(separator: ", ") }

    private static func help(_ kind: String, _ kinds: [String]) -> String? {
        templated.contains(kind) && kinds.contains("Pod") ? "move it to the template's metadata" : nil
    }
}
