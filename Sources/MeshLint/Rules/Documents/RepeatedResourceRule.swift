import MeshModel
import YAML

/// Reports resources that are described twice.
struct RepeatedResourceRule: LintRule {
    static let info = RuleInfo(
        "MG009",
        "repeated-resource",
        .error,
        summary: "Two documents describe one resource.",
        reason: """
            What is applied later replaces what was applied before, so one of the two never counts. Within a file that \
            is always a mistake; in several files it can be a choice (the folders of environments, alternatives to \
            pick from), so there it is reported only if the inputs are all there is.
            """,
        help: "merge the two, or give one of them another name",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shop, namespace: one}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shop, namespace: two}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: shop, namespace: two}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {generateName: cart-}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {generateName: cart-}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                ---
                apiVersion: networking.istio.io/v1beta1 # ← VirtualService shop/cart is described before, at example.yaml:1:1
                kind: VirtualService
                metadata: {name: cart, namespace: shop}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var places: [ResourceIdentity: SourcePlace] = [:]
        for document in mesh.documents where !document.name.isEmpty {
            let place = document.place(of: .root)
            guard let first = places.updateValue(place, forKey: document.identity) else { continue }
            guard mesh.isComplete || first.file == place.file else { continue }
            report(document, "\(document.identity) is described before, at \(first)")
        }
    }
}
