import MeshModel
import YAML

/// Reports pods that the API server does not take.
struct RejectedPodRule: LintRule {
    static let info = RuleInfo(
        "MG722",
        "rejected-pod",
        .error,
        summary: "The pods of a workload have a setting that the API server rejects.",
        reason: """
            Pods of Deployments, StatefulSets, DaemonSets and ReplicaSets always restart, those of Jobs and CronJobs never do of \
            themselves; a container needs an image, and may not ask for more than its limit (validation of Kubernetes 1.34).
            """,
        help: "correct the setting",
        accepts: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec:
                      restartPolicy: Always
                      containers:
                        - {name: app, image: "cart:1", resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: "0.5"}}}
                ---
                apiVersion: batch/v1
                kind: Job
                metadata: {name: report}
                spec: {template: {spec: {restartPolicy: OnFailure, containers: [{name: app, image: "report:1"}]}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: once}
                spec: {restartPolicy: Never, containers: [{name: app, image: "once:1"}]}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec:
                      restartPolicy: Never # ← the pods of a Deployment always restart
                      containers:
                        - name: app
                          image: "" # ← container 'app' has no image
                          resources:
                            requests:
                              cpu: "2" # ← container 'app' requests 2 of cpu, but its limit is 500m
                            limits: {cpu: 500m}
                ---
                apiVersion: batch/v1
                kind: Job
                metadata: {name: report}
                spec:
                  template:
                    spec:
                      restartPolicy: Always # ← the pods of a Job cannot always restart
                      containers: [{name: app, image: "report:1"}]
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: report}
                spec:
                  schedule: "0 0 * * *"
                  jobTemplate:
                    spec:
                      template:
                        spec: # ← the pods of a CronJob cannot always restart, which they do by default
                          containers: [{name: app, image: "report:1"}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all where !workload.isPartial {
            if let problem = Self.restartProblem(of: workload) {
                let isWritten = workload.spec.restartPolicy != nil
                let path = isWritten ? workload.specPath.restartPolicy : workload.specPath
                report(workload, at: path, problem)
            }
            for placed in workload.placedContainers { check(placed, report) }
        }
    }

    private static func restartProblem(of workload: Workload) -> String? {
        switch (workload.kind, workload.spec.restartPolicy) {
        case ("Pod", _): nil
        case ("Job", nil), ("CronJob", nil):
            "the pods of a \(workload.kind) cannot always restart, which they do by default"
        case ("Job", .always?), ("CronJob", .always?): "the pods of a \(workload.kind) cannot always restart"
        case ("Job", _), ("CronJob", _), (_, nil), (_, .always?): nil
        case (let kind, _): "the pods of a \(kind) always restart"
        }
    }

    private func check(_ placed: PlacedContainer, _ report: Report) {
        let container = placed.container
        if container.image?.isEmpty != false, !container.isProxy, !container.isUnread("image") {
            let path = container.image == nil ? placed.path : placed.path.image
            report(placed.workload, at: path, "container '\(container.name)' has no image")
        }
        guard let requests = container.resources?.requests, let limits = container.resources?.limits else { return }
        for (name, amount) in requests.sorted(by: { $0.key < $1.key }) {
            guard let limit = limits[name], amount > limit else { continue }
            report(
                placed.workload,
                at: placed.path.resources.requests[name],
                "container '\(container.name)' requests \(amount) of \(name), but its limit is \(limit)"
            )
        }
    }
}

extension Workload {
    /// Whether its pods could not be read, so that nothing is known of them.
    fileprivate var isPartial: Bool { spec.containers.isEmpty }
}
