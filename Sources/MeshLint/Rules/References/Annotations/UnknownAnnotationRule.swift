import MeshModel
import YAML

/// Reports annotations in the name of Istio that it does not know.
struct UnknownAnnotationRule: LintRule {
    static let info = RuleInfo(
        "MG233",
        "unknown-annotation",
        .warning,
        aliases: ["IST0108"],
        summary: "An annotation has a domain of Istio, but Istio does not know it.",
        reason: """
            Istio ignores what it does not know. An annotation below "istio.io" that is in no list of Istio is \
            misspelled, or of another version.
            """,
        help: "look the name up in \"Resource Annotations\" of the documentation of Istio",
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
                      annotations: {sidecar.istio.io/proxyCPU: 100m, internal.istio.io/parents: x, example.com/istio.io: y}
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
                  labels:
                    sidecar.istio.io/injekt: "true" # ← Istio knows no label 'sidecar.istio.io/injekt'
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata:
                      labels: {app: cart}
                      annotations:
                        sidecar.istio.io/proxyCpu: 100m # ← Istio knows no annotation 'sidecar.istio.io/proxyCpu'
                        istio.io/use-waypoint: waypoint # ← Istio knows no annotation 'istio.io/use-waypoint'
                    spec: {containers: [{name: app, image: app:1}]}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for place in mesh.annotationPlaces {
            for name in place.annotations.keys where IstioAnnotation.isIstios(name) {
                guard IstioAnnotation.annotation(name) == nil else { continue }
                report(
                    place,
                    at: place.path(ofAnnotation: name),
                    "Istio knows no annotation '\(name)'",
                    on: .key,
                    help: Self.suggestion(for: name)
                )
            }
            for name in place.labels.keys where IstioAnnotation.isIstios(name) {
                guard IstioAnnotation.labels[name] == nil,
                    let meant = IstioAnnotation.labels.keys.first(where: {
                        $0.isNearly(name) || $0.lowercased() == name.lowercased()
                    })
                else { continue }
                report(
                    place,
                    at: place.path(ofLabel: name),
                    "Istio knows no label '\(name)'",
                    on: .key,
                    help: "did you mean '\(meant)'?"
                )
            }
        }
    }

    private static func suggestion(for name: String) -> String? {
        if IstioAnnotation.labels[name] != nil { return "make it a label: that is how Istio reads '\(name)'" }
        let meant = IstioAnnotation.annotations.keys.filter {
            $0.isNearly(name) || $0.lowercased() == name.lowercased()
        }.min()
        return meant.map { "did you mean '\($0)'?" }
    }
}
