import MeshModel
import YAML

/// Reports containers that can do what the node can.
struct PrivilegedContainerRule: LintRule {
    static let info = RuleInfo(
        "MG650",
        "privileged-container",
        .warning,
        summary: "A container has rights over its node.",
        reason: """
            A privileged container, one with a powerful capability, or one in a namespace of the host can take over the node \
            and with it every workload and identity there. Kubernetes' 'baseline' standard forbids all of them.
            """,
        help: "drop the right; where a system component needs it, suppress this with the reason",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart}
                spec:
                  containers:
                    - name: app
                      image: cart:1
                      securityContext: {privileged: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}
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
                  hostPID: true # ← shares the host's processes
                  hostNetwork: true # ← shares the host's network
                  containers:
                    - name: app
                      image: cart:1
                      securityContext:
                        privileged: true # ← app is privileged
                    - name: net
                      image: net:1
                      securityContext:
                        capabilities:
                          add: [SYS_ADMIN] # ← net has the capability SYS_ADMIN
                  volumes:
                    - name: docker
                      hostPath: {path: /var/run/docker.sock} # ← docker is /var/run/docker.sock of the host
                """
            )
        ]
    )

    /// What Kubernetes' baseline standard allows to add.
    ///
    /// Source: Kubernetes, "Pod Security Standards".
    private static let harmless: Set<String> = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
        "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all {
            checkHost(workload, report)
            for placed in workload.placedContainers {
                let container = placed.container
                guard let context = container.securityContext else { continue }
                if context.privileged == true {
                    report(workload, at: placed.path.securityContext.privileged, "\(container.name) is privileged")
                }
                for (index, name) in (context.capabilities?.add ?? []).enumerated() where !Self.harmless.contains(name)
                {
                    let place = placed.path.securityContext.capabilities.add[index]
                    report(workload, at: place, "\(container.name) has the capability \(name)")
                }
            }
        }
    }

    private func checkHost(_ workload: Workload, _ report: Report) {
        let spec = workload.spec, path = workload.specPath
        if spec.hostPID == true { report(workload, at: path.hostPID, "\(workload.name) shares the host's processes") }
        if spec.hostIPC == true { report(workload, at: path.hostIPC, "\(workload.name) shares the host's memory") }
        if spec.hostNetwork == true {
            report(workload, at: path.hostNetwork, "\(workload.name) shares the host's network")
        }
        for (index, volume) in (spec.volumes ?? []).enumerated() {
            guard let source = volume.hostPath else { continue }
            report(workload, at: path.volumes[index].hostPath, "volume \(volume.name) is \(source.path) of the host")
        }
    }
}
