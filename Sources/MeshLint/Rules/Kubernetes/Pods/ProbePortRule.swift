import MeshModel
import YAML

/// Reports probes and hooks that ask a port that the container does not have, or that Kubernetes rejects.
struct ProbePortRule: LintRule {
    static let info = RuleInfo(
        "MG709",
        "probe-port",
        .error,
        summary: "A probe or hook of a container cannot work.",
        reason: """
            A probe of a port by a name that the container's ports do not have always fails: the pod is never ready, or restarted \
            again and again. A number works even if the container does not name it, so that is information, given only where it \
            names others. Kubernetes rejects liveness and startup probes with a successThreshold other than 1.
            """,
        help: "ask a port that the container has",
        accepts: [
            Example(
                workload(
                    """
                    readinessProbe: {httpGet: {path: /, port: http}}
                    livenessProbe: {tcpSocket: {port: 8080}, successThreshold: 1}
                    """
                )
            )
        ],
        rejects: [
            Example(
                workload(
                    """
                    readinessProbe: {httpGet: {path: /, port: web}} # ← the container has no port named 'web'
                    livenessProbe: {grpc: {port: 9000}} # ← the container names port 8080, but not 9000
                    startupProbe: {tcpSocket: {port: http}, successThreshold: 2} # ← successThreshold of a startupProbe has to be 1
                    lifecycle: {preStop: {httpGet: {path: /stop, port: admin}}} # ← the container has no port named 'admin'
                    """
                )
            )
        ]
    )

    private static func workload(_ fields: String) -> String {
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
                  ports: [{name: http, containerPort: 8080}]
        \(fields.split(separator: "\n").map { "          \($0)" }.joined(separator: "\n"))
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all {
            for placed in workload.placedContainers where !placed.container.isProxy {
                let container = placed.container
                check(container.readinessProbe, "readinessProbe", placed, report)
                check(container.livenessProbe, "livenessProbe", placed, report)
                check(container.startupProbe, "startupProbe", placed, report)
                for (handler, name) in [
                    (container.lifecycle?.preStop, "preStop"), (container.lifecycle?.postStart, "postStart"),
                ] {
                    guard let get = handler?.httpGet, let port = get.port, get.host == nil else { continue }
                    check(port, of: placed, { placed.path.lifecycle[name].httpGet.port }, report)
                }
            }
        }
    }

    private func check(_ probe: Probe?, _ name: String, _ placed: PlacedContainer, _ report: Report) {
        guard let probe else { return }
        if name != "readinessProbe", let threshold = probe.successThreshold, threshold != 1 {
            let message = "successThreshold of a \(name) has to be 1"
            report(placed.workload, at: placed.path[name].successThreshold, message)
        }
        if let get = probe.httpGet, let port = get.port, get.host == nil {
            check(port, of: placed, { placed.path[name].httpGet.port }, report)
        } else if let socket = probe.tcpSocket, let port = socket.port, socket.host == nil {
            check(port, of: placed, { placed.path[name].tcpSocket.port }, report)
        } else if let grpc = probe.grpc {
            check(.int(grpc.port), of: placed, { placed.path[name].grpc.port }, report)
        }
    }

    private func check(_ port: IntOrString, of placed: PlacedContainer, _ path: () -> FieldPath, _ report: Report) {
        guard !placed.container.declares(port) else { return }
        switch port {
        case .string(let name): report(placed.workload, at: path(), "the container has no port named '\(name)'")
        case .int(let number):
            let named = (placed.workload.spec.containers.flatMap { $0.ports ?? [] }).map(\.containerPort)
            guard placed.container.ports?.isEmpty == false, !named.contains(number), !(15_000...15_100 ~= number) else {
                return
            }
            let ports = Set(named).sorted().map(String.init).joined(separator: ", ")
            report(
                placed.workload,
                at: path(),
                "the container names port \(ports), but not \(number)",
                severity: .info
            )
        }
    }
}
