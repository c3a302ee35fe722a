import MeshModel
import YAML

/// Reports pods behind a Service that nobody asks whether they are ready.
struct MissingProbeRule: LintRule {
    static let info = RuleInfo(
        "MG708",
        "missing-readiness-probe",
        .info,
        summary: "Pods behind a Service have no readiness probe.",
        reason: """
            Without a readiness probe a pod gets requests as soon as its containers have started, before the application listens: \
            503 at every rollout (istio/istio #7665, #58514). One container with a probe is enough; gateways bring their own.
            """,
        help: "add a readinessProbe to the container that serves",
        covers: ["Check 24"],
        accepts: [Example(system("readinessProbe: {httpGet: {path: /ready, port: 80}}"))],
        rejects: [
            Example(
                system("imagePullPolicy: Always").marked(
                    "containers",
                    "no container has a readinessProbe, though Service 'cart' sends requests"
                )
            )
        ]
    )

    private static func system(_ field: String) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
        ---
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
                  \(field)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let map = mesh.serviceMap
        for workload in map.workloads where workload.isLongRunning && workload.kind != "Pod" {
            guard let service = map.services(of: workload).first, !map.isGateway(workload),
                !workload.runningContainers.contains(where: {
                    $0.container.readinessProbe != nil || $0.container.isProxy
                })
            else { continue }
            let message = "no container has a readinessProbe, though Service '\(service.document.name)' sends requests"
            report(workload, at: workload.specPath.containers, message, on: .key)
        }
    }
}
