import MeshModel
import YAML

/// Reports annotations that Istio gives up.
struct DeprecatedAnnotationRule: LintRule {
    static let info = RuleInfo(
        "MG236",
        "deprecated-annotation",
        .info,
        aliases: ["IST0135"],
        summary: "An annotation of Istio is deprecated.",
        reason: """
            Deprecated annotations work until a version of Istio drops them, without a word. A pod that has the \
            label "sidecar.istio.io/inject" beside the annotation of that name is left alone: both are there on \
            purpose.
            """,
        help: "use what took its place",
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
                      annotations: {sidecar.istio.io/inject: "true"}
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
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                      annotations:
                        sidecar.istio.io/inject: "true" # ← the annotation 'sidecar.istio.io/inject' is deprecated
                        sidecar.istio.io/statsInclusionPrefixes: cluster # ← is deprecated
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for place in mesh.annotationPlaces {
            for name in place.annotations.keys {
                guard let replacement = IstioAnnotation.annotations[name]?.replacement else { continue }
                if name == MeshLabel.inject, place.labels[name] != nil { continue }
                report(
                    place,
                    at: place.path(ofAnnotation: name),
                    "the annotation '\(name)' is deprecated",
                    on: .key,
                    help: replacement
                )
            }
        }
    }
}
