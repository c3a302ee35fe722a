import MeshModel
import YAML

/// Reports calls of init containers, which run before the sidecar does.
struct EarlyCallRule: LintRule {
    static let info = RuleInfo(
        "MG718",
        "early-call",
        .info,
        summary: "An init container calls a service of the mesh before the pod's sidecar runs.",
        reason: """
            Init containers end before an ordinary sidecar starts: what they send finds no proxy, so a service with STRICT mTLS \
            refuses it, and behind the CNI plugin nothing gets out at all (istio/istio #58514, #36681). Native sidecars start \
            before them: the default since Istio 1.27 where the cluster can, else by annotation. And with \
            holdApplicationUntilProxyStarts set to false, containers whose environment names a service may call it too early.
            """,
        help: "annotate the pods with 'sidecar.istio.io/nativeSidecar: \"true\"', or make the call in the application",
        covers: ["Check 24"],
        accepts: [
            Example(system(annotations: "{sidecar.istio.io/nativeSidecar: 'true'}")),
            Example(
                system(
                    annotations: "{proxy.istio.io/config: '{holdApplicationUntilProxyStarts: true}'}",
                    initial: "sleep 1"
                )
            ),
        ],
        rejects: [
            Example(
                system(annotations: "{}").marked(
                    "- name: wait",
                    "init container 'wait' calls 'store' before the sidecar runs"
                )
            ),
            Example(
                system(
                    annotations: "{proxy.istio.io/config: '{holdApplicationUntilProxyStarts: false}'}",
                    initial: "sleep 1"
                )
                .marked("annotations:", "container 'app' may call 'store' before the sidecar runs")
            ),
        ]
    )

    private static func system(annotations: String, initial: String = "until nc -z store.shop 6379; do sleep 1; done")
        -> String
    {
        """
        apiVersion: v1
        kind: Service
        metadata: {name: store, namespace: shop}
        spec: {selector: {app: store}, ports: [{name: tcp, port: 6379}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart, namespace: shop}
        spec:
          selector: {matchLabels: {app: cart}}
          template:
            metadata:
              labels: {app: cart, sidecar.istio.io/inject: 'true'}
              annotations: \(annotations)
            spec:
              initContainers:
                - name: wait
                  image: busybox:1
                  command: [sh, -c, "\(initial)"]
              containers: [{name: app, image: "cart:1", env: [{name: STORE, value: "store:6379"}]}]
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        let candidates = mesh.workloads.all.filter {
            $0.spec.initContainers?.isEmpty == false || $0.annotations[ProxyAnnotation.name] != nil
        }
        guard !candidates.isEmpty else { return }
        for workload in candidates where mesh.membership(of: workload) == .sidecar && !workload.hasNativeSidecar {
            for placed in workload.placedContainers where placed.list == "initContainers" && !placed.runsBeside {
                guard let host = callee(placed.container, workload.namespace, mesh) else { continue }
                let message = "init container '\(placed.container.name)' calls '\(host)' before the sidecar runs"
                report(workload, at: placed.path, message)
            }
            checkHold(workload, mesh, report)
        }
    }

    private func checkHold(_ workload: Workload, _ mesh: MeshSnapshot, _ report: Report) {
        guard ProxyAnnotation(of: workload, with: "holdApplicationUntilProxyStarts")?.holdsApplication == false else {
            return
        }
        for container in workload.spec.containers {
            guard let host = callee(container, workload.namespace, mesh) else { continue }
            let path = workload.podPath.metadata.annotations[ProxyAnnotation.name]
            return report(
                workload,
                at: path,
                "container '\(container.name)' may call '\(host)' before the sidecar runs"
            )
        }
    }

    /// The first Service that an environment variable or a word of the command names as an address.
    private func callee(_ container: Container, _ namespace: String, _ mesh: MeshSnapshot) -> String? {
        let values = (container.env ?? []).compactMap(\.value)
        let words = ((container.command ?? []) + (container.args ?? [])).flatMap { text in
            text.split { " ;|&()'\"\n".contains($0) }.map(String.init)
        }
        for text in values + words {
            for mention in HostMention.all(in: text) where mention.isAddress {
                if let host = mesh.hosts.service(called: mention.host, from: namespace) { return host.document.name }
            }
        }
        return nil
    }
}
