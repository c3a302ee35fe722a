import MeshModel
import YAML

/// Reports rollouts that stop a service.
struct RolloutStrategyRule: LintRule {
    static let info = RuleInfo(
        "MG717",
        "rollout-outage",
        .warning,
        summary: "Every rollout stops the service, or none can happen.",
        reason: """
            With maxUnavailable as high as the number of pods Kubernetes stops all of them before the new ones are ready \
            (istio/istio #58514); percentages of maxUnavailable are rounded down, those of maxSurge up. Kubernetes rejects a \
            strategy with both at 0. Only Deployments behind a Service are looked at, an autoscaler counts with its minReplicas.
            """,
        help: "use maxUnavailable: 0 and maxSurge: 1",
        covers: ["Check 24"],
        accepts: [
            Example(system(replicas: 1, "{maxUnavailable: 25%, maxSurge: 1}")),
            Example(system(replicas: 2, "{maxUnavailable: 1, maxSurge: 0}")),
        ],
        rejects: [
            Example(system(replicas: 1, "{maxUnavailable: 1} # ← maxUnavailable 1 lets a rollout stop all of 1 pod")),
            Example(
                system(replicas: 3, "{maxUnavailable: 100%} # ← maxUnavailable 100% lets a rollout stop all of 3 pods")
            ),
            Example(system(replicas: 3, "{maxUnavailable: 0, maxSurge: 0} # ← maxUnavailable and maxSurge are both 0")),
        ]
    )

    private static func system(replicas: Int, _ strategy: String) -> String {
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
          replicas: \(replicas)
          strategy:
            type: RollingUpdate
            rollingUpdate: \(strategy)
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let workloads = Dictionary(
            mesh.serviceMap.workloads.filter { $0.kind == "Deployment" }.map { (ObjectIdentifier($0.document), $0) }
        ) { first, _ in first }
        for deployment in mesh.all(Deployment.self) {
            guard let update = deployment.resource.spec.strategy?.rollingUpdate, let lost = update.maxUnavailable else {
                continue
            }
            let path = FieldPath.root.spec.strategy.rollingUpdate
            if lost.isZero {
                guard update.maxSurge?.isZero == true else { continue }
                report(
                    deployment,
                    at: path,
                    "maxUnavailable and maxSurge are both 0: no pod can be replaced",
                    severity: .error
                )
            } else if let workload = workloads[ObjectIdentifier(deployment.document)],
                let pods = mesh.serviceMap.replicas(of: workload)?.lowerBound, pods > 0,
                lost.roundedDown(of: pods) >= pods,
                !mesh.serviceMap.services(of: workload).isEmpty
            {
                let count = "\(pods) \(pods == 1 ? "pod" : "pods")"
                report(
                    deployment,
                    at: path.maxUnavailable,
                    "maxUnavailable \(lost) lets a rollout stop all of \(count) at once"
                )
            }
        }
    }
}

extension IntOrString {
    fileprivate var isZero: Bool { self == .int(0) || self == .string("0%") }

    /// The number, or the percentage of `count`, rounded down.
    fileprivate func roundedDown(of count: Int) -> Int {
        switch self {
        case .int(let number): number
        case .string(let text): (Int(text.dropLast()).flatMap { 0...100 ~= $0 ? $0 : nil } ?? 0) * count / 100
        }
    }
}
