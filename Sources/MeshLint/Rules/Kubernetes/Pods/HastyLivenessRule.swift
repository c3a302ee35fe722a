import MeshModel
import YAML

/// Reports liveness probes that restart a container as soon as its readiness probe would take it out of the traffic.
struct HastyLivenessRule: LintRule {
    static let info = RuleInfo(
        "MG710",
        "hasty-liveness-probe",
        .info,
        summary: "A liveness probe fails at the same moment as the readiness probe.",
        reason: """
            A pod that is busy for a moment is to lose its traffic, not to be restarted, which makes the others busier still. \
            Kubernetes' documentation advises the same probe for both with a higher failureThreshold for liveness. Only probes \
            that are equal in everything are reported.
            """,
        help: "give the livenessProbe a higher failureThreshold, or a check that needs nothing else",
        accepts: [Example(workload(liveness: ", failureThreshold: 6"))],
        rejects: [
            Example(workload(liveness: "").marked("livenessProbe", "restarts the container when the readinessProbe"))
        ]
    )

    private static func workload(liveness: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template:
            metadata: {labels: {app: cart}}
            spec:
              containers:
                - name: app
                  image: cart:1
                  readinessProbe: {httpGet: {path: /health, port: 80}, periodSeconds: 5}
                  livenessProbe: {httpGet: {path: /health, port: 80}, periodSeconds: 5\(liveness)}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all where workload.isLongRunning {
            for placed in workload.placedContainers {
                guard let liveness = placed.container.livenessProbe, let readiness = placed.container.readinessProbe,
                    liveness == readiness
                else { continue }
                let message = "it restarts the container when the readinessProbe takes it out of the traffic"
                report(workload, at: placed.path.livenessProbe, message, on: .key)
            }
        }
    }
}
