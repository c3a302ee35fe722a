import MeshModel
import YAML

/// Reports roles that give everything.
struct BroadRoleRule: LintRule {
    static let info = RuleInfo(
        "MG613",
        "broad-role",
        .warning,
        summary: "A role gives all rights.",
        reason: """
            '*' for groups, resources and verbs is the right to read every Secret and to change everything, now and for kinds \
            that are installed later.
            """,
        help: "list what is needed",
        accepts: [
            Example(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: reader}
                rules: [{apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: all}
                rules:
                  - apiGroups: ["*"] # ← gives all rights on everything
                    resources: ["*"]
                    verbs: ["*"]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: build}
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: ClusterRole
                  name: cluster-admin # ← cluster-admin is given to ServiceAccount build
                subjects: [{kind: ServiceAccount, name: build, namespace: ci}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for role in mesh.all(ClusterRole.self) { check(role.resource.rules, of: role, report) }
        for role in mesh.all(Role.self) { check(role.resource.rules, of: role, report) }
        for binding in mesh.all(ClusterRoleBinding.self) where binding.resource.roleRef.name == "cluster-admin" {
            guard let subject = binding.resource.subjects?.first(where: { $0.kind == .serviceAccount }) else {
                continue
            }
            report(binding, at: .root.roleRef.name, "cluster-admin is given to ServiceAccount \(subject.name)")
        }
    }

    private func check(_ rules: [PolicyRule]?, of role: some Placed, _ report: Report) {
        for (index, rule) in (rules ?? []).enumerated() {
            let lists = [rule.apiGroups, rule.resources, rule.verbs]
            guard lists.allSatisfy({ $0?.contains("*") == true }) else { continue }
            report(role, at: .root.rules[index], "the rule gives all rights on everything")
        }
    }
}
