import MeshModel
import YAML

/// Reports annotations that Istio may change at any time.
struct AlphaAnnotationRule: LintRule {
    static let info = RuleInfo(
        "MG237",
        "alpha-annotation",
        .info,
        aliases: ["IST0136"],
        summary: "An annotation of Istio is an alpha feature.",
        reason: """
            Most annotations are alpha, which means that they may change or go with any version. That is worth \
            knowing where only stable features are allowed, and noise elsewhere: the rule runs only where it is \
            asked for.
            """,
        help: "do without it, or note that an update may need a change here",
        isOptIn: true,
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
                      annotations: {proxy.istio.io/config: "{concurrency: 2}"}
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
                        sidecar.istio.io/proxyCPU: 100m # ← the annotation 'sidecar.istio.io/proxyCPU' is alpha
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for place in mesh.annotationPlaces {
            for name in place.annotations.keys {
                guard let annotation = IstioAnnotation.annotations[name], annotation.status == .alpha,
                    annotation.replacement == nil
                else { continue }
                report(place, at: place.path(ofAnnotation: name), "the annotation '\(name)' is alpha", on: .key)
            }
        }
    }
}
