import MeshModel
import YAML

/// Reports subsets that no route can name, or whose labels no pod can have.
struct UnusableSubsetRule: LintRule {
    static let info = RuleInfo(
        "MG350",
        "unusable-subset",
        .error,
        aliases: ["IST0106"],
        summary: "A subset has no good name, the name of another one, or labels that cannot exist.",
        reason: """
            Istio rejects the rule, and with it all its subsets: routes to any of them answer 503. The name becomes a part \
            of the cluster's name in Envoy, so it is made of letters, digits and '-'.
            """,
        help: "give every subset of the rule a name of its own, and labels as pods have them",
        covers: [
            "DestinationRule: duplicate subset name",
            "DestinationRule: subset name empty",
            "DestinationRule: subset name not a DNS-1123 label",
            "DestinationRule: subset labels invalid",
            "Shared pieces: labels map: key not a Kubernetes label name (optional DNS prefix up to 253, name up to 63), or "
                + "value not a label value",
        ],
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
                    - name: V1
                      labels: {app.kubernetes.io/version: v1.0_2, empty: ""}
                    - name: v1
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
                    - name: "" # ← the subset has no name
                    - name: v1 # ← the subset 'v1' is defined twice
                    - name: v1.2 # ← 'v1.2' cannot be the name of a subset
                      labels:
                        version: "=v2" # ← '=v2' cannot be the value of a label
                    - name: v3
                      labels:
                        ver/si/on: v3 # ← 'ver/si/on' cannot be the name of a label
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            guard let subsets = rule.resource.spec.subsets else { continue }
            var seen: Set<String> = []
            for (index, subset) in subsets.enumerated() {
                let isNew = seen.insert(subset.name).inserted
                if let problem = problem(ofName: subset.name, isNew: isNew), isWritten(index, of: rule) {
                    report(rule, at: .root.spec.subsets[index].name, problem)
                }
                if let labels = subset.labels, let problem = LabelSyntax.problem(of: labels) {
                    report(rule, at: .root.spec.subsets[index].labels[problem.key], problem.message)
                }
            }
        }
    }

    private func problem(ofName name: String, isNew: Bool) -> String? {
        if name.isEmpty { return "the subset has no name" }
        if !isNew { return "the subset '\(name)' is defined twice" }
        return DNSSyntax.isLabelInAnyCase(name) ? nil : "'\(name)' cannot be the name of a subset"
    }

    /// A name that is missing is reported with all required fields.
    private func isWritten(_ index: Int, of rule: Located<DestinationRule>) -> Bool {
        rule.document.holds(.root.spec.subsets[index].name)
    }
}
