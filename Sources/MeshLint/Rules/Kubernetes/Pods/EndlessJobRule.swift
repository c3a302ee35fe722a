import MeshModel
import YAML

/// Reports Jobs whose sidecar goes on when the work is done.
struct EndlessJobRule: LintRule {
    static let info = RuleInfo(
        "MG715",
        "endless-job",
        .info,
        summary: "A Job in the mesh may never finish, because its sidecar goes on.",
        reason: """
            A sidecar that is an ordinary container runs on when the work is done, so the pod never completes (istio/istio #11130, \
            #6324). As a container of Kubernetes' own sidecar kind it ends with the others: Istio 1.27 and newer do that by \
            default where the cluster can, older ones with ENABLE_NATIVE_SIDECARS or the annotation. The rule speaks of Jobs that \
            get a sidecar by a label of theirs or of their namespace, and that do not call /quitquitquit; it informs only, as the \
            version is not known.
            """,
        help:
            "annotate the pods with 'sidecar.istio.io/nativeSidecar: \"true\"', or label them 'sidecar.istio.io/inject: \"false\"'",
        covers: ["Check 24"],
        accepts: [
            Example(job(labels: "{sidecar.istio.io/inject: 'false'}", annotations: "{}")),
            Example(job(labels: "{app: report}", annotations: "{sidecar.istio.io/nativeSidecar: 'true'}")),
            Example(
                job(labels: "{app: report}", annotations: "{}", command: "curl -X POST localhost:15020/quitquitquit")
            ),
        ],
        rejects: [
            Example(
                job(
                    labels: "{app: report} # ← the sidecar of Job 'report' goes on when its work is done",
                    annotations: "{}"
                )
            )
        ]
    )

    private static func job(labels: String, annotations: String, command: String = "report") -> String {
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: report, namespace: shop}
        spec:
          template:
            metadata:
              annotations: \(annotations)
              labels: \(labels)
            spec: {restartPolicy: Never, containers: [{name: app, image: "report:1", command: [sh, -c, "\(command)"]}]}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let jobs = mesh.workloads.all.filter { !$0.isLongRunning }
        guard !jobs.isEmpty, mesh.settings.nativeSidecars != true else { return }
        for job in jobs where mesh.membership(of: job) == .sidecar && !job.hasNativeSidecar && !job.stopsSidecar {
            let message = "the sidecar of \(job.title) goes on when its work is done, unless sidecars are native"
            report(job, at: job.podPath.metadata.labels, message, on: .key)
        }
    }
}

extension MeshSettings {
    /// Whether the configuration says that sidecars are containers of Kubernetes' own kind.
    fileprivate var nativeSidecars: Bool? {
        proxyMetadata("ENABLE_NATIVE_SIDECARS").map { $0 == "true" }
    }
}

extension Workload {
    /// Whether a container asks the sidecar to stop.
    fileprivate var stopsSidecar: Bool {
        spec.containers.contains { container in
            ((container.command ?? []) + (container.args ?? [])).contains { text in
                text.contains("quitquitquit") || text.contains("pilot-agent") || text.contains("scuttle")
            }
        }
    }
}
