import MeshModel
import YAML

/// Reports containers that keep rights which hardly any service needs.
struct UnhardenedContainerRule: LintRule {
    static let info = RuleInfo(
        "MG652",
        "unhardened-container",
        .info,
        summary: "A container keeps rights that it hardly needs.",
        reason: """
            Kubernetes' 'restricted' standard asks for these settings, and a root file system that cannot be written keeps an \
            intruder from leaving anything. They cost nothing once, and are hard to add later.
            """,
        help:
            "set allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]} and a seccompProfile of type RuntimeDefault",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  securityContext: {seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: app
                      image: cart:1
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities: {drop: [ALL]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: app # ← app may gain privileges, can write its root file system, keeps capabilities, has no seccomp profile
                      image: cart:1
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all {
            let hasProfile = workload.spec.securityContext?.seccompProfile != nil
            for placed in workload.placedContainers {
                let container = placed.container
                let missing = Self.missing(in: container.securityContext, hasProfile: hasProfile)
                guard !missing.isEmpty else { continue }
                report(workload, at: placed.path, "\(container.name) \(missing.joined(separator: ", "))")
            }
        }
    }

    private static func missing(in context: SecurityContext?, hasProfile: Bool) -> [String] {
        var missing: [String] = []
        if context?.allowPrivilegeEscalation != false { missing.append("may gain privileges") }
        if context?.readOnlyRootFilesystem != true { missing.append("can write its root file system") }
        if context?.capabilities?.drop?.contains("ALL") != true { missing.append("keeps capabilities") }
        if !hasProfile, context?.seccompProfile == nil { missing.append("has no seccomp profile") }
        return missing
    }
}
