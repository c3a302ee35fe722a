import MeshModel
import YAML

/// Reports annotations that only Istio itself may write.
struct ReservedAnnotationRule: LintRule {
    static let info = RuleInfo(
        "MG401",
        "reserved-annotation",
        .error,
        aliases: ["IST0106"],
        summary: "A resource has an annotation that only Istio itself may write.",
        reason: """
            Istiod keeps notes of its own in annotations below `internal.istio.io/`. Its webhook rejects what users give it with \
            them, since they would change what belongs to which parent.
            """,
        help: "remove the annotation",
        covers: [
            "Common: annotation `internal.istio.io/webhook-always-reject` present",
            "Common: annotation `internal.istio.io/parent-namespace` set by a user",
            "Common: annotation `internal.istio.io/parents` set by a user",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: edge, annotations: {example.com/parents: edge}}
                spec: {selector: {app: edge}, servers: []}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata:
                  name: edge
                  annotations:
                    internal.istio.io/parents: HTTPRoute/edge.shop # ← internal.istio.io/parents is written by Istio alone
                    internal.istio.io/parent-namespace: shop # ← parent-namespace is written by Istio alone
                    internal.istio.io/webhook-always-reject: "" # ← makes Istio reject
                spec: {selector: {app: edge}, servers: []}
                """
            )
        ]
    )

    private static let prefix = "internal.istio.io/"

    func check(_ mesh: MeshSnapshot, report: Report) {
        for document in mesh.documents where !document.annotations.isEmpty && document.isOfIstio {
            for name in ["parents", "parent-namespace", "webhook-always-reject"] {
                let key = Self.prefix + name
                guard document.annotations[key] != nil else { continue }
                let what =
                    name == "webhook-always-reject" ? "makes Istio reject the resource" : "is written by Istio alone"
                report(document, at: .root.metadata.annotations[key], "\(key) \(what)", on: .key)
            }
        }
    }
}
