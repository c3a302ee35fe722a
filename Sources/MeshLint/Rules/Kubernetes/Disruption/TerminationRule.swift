import MeshModel
import YAML

/// Reports pods that are killed before they have ended in peace.
struct TerminationRule: LintRule {
    static let info = RuleInfo(
        "MG714",
        "termination-time",
        .warning,
        summary: "The pods are killed before their preStop hook or their proxy is done.",
        reason: """
            terminationGracePeriodSeconds, 30 by default, holds for the preStop hook and the end of the container together: a hook \
            that sleeps as long leaves nothing to end in, and requests in flight are cut. The same holds for the proxy's \
            terminationDrainDuration (istio/istio #11682, #7665, #15704).
            """,
        help: "raise terminationGracePeriodSeconds, so that the application has time after the hook",
        covers: ["Check 24"],
        accepts: [
            Example(workload(hook: "{exec: {command: [sleep, '20']}}", annotation: "terminationDrainDuration: 20s")),
            Example(
                workload(hook: "{exec: {command: [/stop.sh]}}", annotation: "holdApplicationUntilProxyStarts: true")
            ),
        ],
        rejects: [
            Example(
                workload(
                    hook: "{sleep: {seconds: 30}} # ← the hook takes 30 s of the 30 s (the default)",
                    annotation: "concurrency: 2"
                )
            ),
            Example(
                workload(
                    hook: "{exec: {command: [sh, -c, sleep 45 && stop]}} # ← the hook takes 45 s of the 40 s",
                    annotation: "concurrency: 2",
                    grace: "terminationGracePeriodSeconds: 40"
                )
            ),
            Example(
                workload(hook: "{exec: {command: [sleep, '5']}}", annotation: "terminationDrainDuration: 45s")
                    .marked("proxy.istio.io/config", "the proxy drains for 45s of the 30 s (the default)")
            ),
        ]
    )

    private static func workload(hook: String, annotation: String, grace: String = "dnsPolicy: ClusterFirst") -> String
    {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart}
        spec:
          selector: {matchLabels: {app: cart}}
          template:
            metadata:
              labels: {app: cart}
              annotations:
                proxy.istio.io/config: '{\(annotation)}'
            spec:
              \(grace)
              containers:
                - name: app
                  image: cart:1
                  lifecycle:
                    preStop: \(hook)
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all where workload.isLongRunning {
            let limit = workload.spec.terminationGracePeriodSeconds ?? 30
            let isDefault = workload.spec.terminationGracePeriodSeconds == nil
            let grace = { "\(limit) s\(isDefault ? " (the default)" : "") that the pod has to end in" }
            for placed in workload.placedContainers where placed.runsBeside {
                guard let seconds = placed.container.lifecycle?.preStop?.sleepSeconds, seconds >= limit else {
                    continue
                }
                let message = "the hook takes \(seconds) s of the \(grace())"
                report(workload, at: placed.path.lifecycle.preStop, message)
            }
            guard let drain = ProxyAnnotation(of: workload, with: "terminationDrainDuration")?.drainTime,
                drain.nanoseconds >= limit.multipliedReportingOverflow(by: 1_000_000_000).partialValue
            else { continue }
            let message = "the proxy drains for \(drain) of the \(grace())"
            report(workload, at: workload.podPath.metadata.annotations[ProxyAnnotation.name], message, on: .key)
        }
    }
}

extension Lifecycle.Handler {
    /// How long the hook sleeps, if that is what it does: `sleep`, or a command with `sleep 15` in it.
    fileprivate var sleepSeconds: Int? {
        if let sleep { return sleep.seconds }
        let words = (exec?.command ?? []).flatMap { $0.split { " ;&\n".contains($0) } }
        guard let index = words.firstIndex(where: { $0 == "sleep" || $0.hasSuffix("/sleep") }), index + 1 < words.count
        else {
            return nil
        }
        let text = words[index + 1]
        if let seconds = Int(text.hasSuffix("s") ? text.dropLast() : text) { return seconds }
        return text.hasSuffix("m") ? Int(text.dropLast()).flatMap { $0 < 10_000 ? $0 * 60 : nil } : nil
    }
}
