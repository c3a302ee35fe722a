import MeshModel
import YAML

/// Reports containers that run as root, or may.
struct RootContainerRule: LintRule {
    static let info = RuleInfo(
        "MG651",
        "root-container",
        .info,
        summary: "A container runs as root, or nothing keeps it from doing so.",
        reason: """
            A process that breaks out of its container is on the node who it was inside. Where nothing is said the image \
            decides, mostly for root: an info. Where root is asked for it is a warning.
            """,
        help: "set runAsNonRoot: true, and a runAsUser where the image has none",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  securityContext: {runAsNonRoot: true}
                  containers: [{name: app, image: "cart:1"}]
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  containers: [{name: app, image: "web:1", securityContext: {runAsUser: 1000}}]
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
                    - name: app
                      image: cart:1
                      securityContext:
                        runAsUser: 0 # ← app runs as root
                    - name: log # ← nothing keeps log from running as root
                      image: log:1
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all {
            let pod = workload.spec.securityContext
            for placed in workload.placedContainers {
                let container = placed.container
                let own = container.securityContext
                let user = own?.runAsUser ?? pod?.runAsUser
                if user == 0 {
                    let place = own?.runAsUser != nil ? placed.path : workload.specPath
                    report(
                        workload,
                        at: place.securityContext.runAsUser,
                        "\(container.name) runs as root",
                        severity: .warning
                    )
                } else if user == nil, (own?.runAsNonRoot ?? pod?.runAsNonRoot) != true {
                    report(workload, at: placed.path, "nothing keeps \(container.name) from running as root")
                }
            }
        }
    }
}
