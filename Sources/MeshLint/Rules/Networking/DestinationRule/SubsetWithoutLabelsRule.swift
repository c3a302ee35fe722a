import MeshModel
import YAML

/// Points out subsets that are the whole service.
struct SubsetWithoutLabelsRule: LintRule {
    static let info = RuleInfo(
        "MG351",
        "subset-without-labels",
        .info,
        aliases: ["KIA0209"],
        summary: "A subset has no labels, so it is all endpoints of the host.",
        reason: """
            That is meant where the subset only carries a traffic policy, as for egress gateways. Where versions are to be \
            told apart, requests for the subset reach every version.
            """,
        help: "give the subset the labels of its pods, unless it is meant for all of them",
        yieldsTo: ["MG101"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  subsets:
                    - name: v1
                      labels: {version: v1}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  subsets:
                    - name: v1
                      labels: {version: v1}
                    - name: v2 # ← the subset 'v2' has no labels
                    - name: v3 # ← the subset 'v3' has no labels
                      labels: {}
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            for (index, subset) in (rule.resource.spec.subsets ?? []).enumerated()
            where (subset.labels ?? [:]).isEmpty && !subset.isUnread("labels") {
                let message = "the subset '\(subset.name)' has no labels, so it is all of '\(rule.resource.spec.host)'"
                report(rule, at: .root.spec.subsets[index].name, message)
            }
        }
    }
}
