import MeshModel
import YAML

/// Reports names, ports and paths of a pod or Service that occur twice, and mounts of volumes that there are not.
struct DuplicateNameRule: LintRule {
    static let info = RuleInfo(
        "MG712",
        "duplicate-name",
        .error,
        summary: "A pod or Service uses a name, port or path twice, or mounts a volume that it does not have.",
        reason: """
            Kubernetes rejects containers, volumes, named ports, Service ports and mount paths that occur twice, and mounts of \
            unknown volumes. Of two variables with one name the last wins, and of two containers that listen on one port the \
            second fails to start, since the containers of a pod share its network.
            """,
        help: "give each its own name, port or path",
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
                      ports: [{name: http, containerPort: 80}, {name: dns, containerPort: 53, protocol: UDP}, {containerPort: 53}]
                      env: [{name: A, value: a}, {name: B, value: b}]
                      volumeMounts: [{name: data, mountPath: /data}, {name: data, mountPath: /more}]
                    - {name: other, image: "other:1"}
                  volumes: [{name: data, emptyDir: {}}]
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
                      ports:
                        - {name: http, containerPort: 80}
                        - {name: http, containerPort: 81} # ← port name 'http' occurs twice
                        - {name: web, containerPort: 80} # ← port 80 TCP occurs twice
                      env:
                        - {name: A, value: a}
                        - {name: A, value: b} # ← variable 'A' occurs twice: the last one wins
                      volumeMounts:
                        - {name: data, mountPath: /data}
                        - {name: data, mountPath: /data} # ← mount path '/data' occurs twice
                        - {name: date, mountPath: /date} # ← there is no volume 'date'
                    - name: app # ← container name 'app' occurs twice
                      image: other:1
                      ports: [{containerPort: 80}] # ← port 80 TCP is already that of container 'app'
                  volumes:
                    - {name: data, emptyDir: {}}
                    - {name: data, emptyDir: {}} # ← volume name 'data' occurs twice
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports:
                    - {name: http, port: 80}
                    - {name: http, port: 81} # ← port name 'http' occurs twice
                    - {name: web, port: 80} # ← port 80 TCP occurs twice
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for workload in mesh.workloads.all { check(workload, report) }
        for service in mesh.all(Service.self) {
            let ports = service.resource.spec?.ports ?? []
            guard ports.count > 1 else { continue }
            let path = FieldPath.root.spec.ports
            for index in Self.repeated(ports.map { $0.name ?? "" }) {
                report(service, at: path[index].name, "port name '\(ports[index].name ?? "")' occurs twice")
            }
            for index in Self.repeated(ports.map { "\($0.port) \(($0.protocol ?? .tcp).rawValue)" }) {
                let port = ports[index]
                report(
                    service,
                    at: path[index].port,
                    "port \(port.port) \((port.protocol ?? .tcp).rawValue) occurs twice"
                )
            }
        }
    }

    private func check(_ workload: Workload, _ report: Report) {
        let placed = workload.placedContainers
        let volumes = workload.spec.volumes ?? []
        for index in Self.repeated(volumes.map(\.name)) {
            report(
                workload,
                at: workload.specPath.volumes[index].name,
                "volume name '\(volumes[index].name)' occurs twice"
            )
        }
        for index in Self.repeated(placed.map(\.container.name)) {
            report(
                workload,
                at: placed[index].path.name,
                "container name '\(placed[index].container.name)' occurs twice"
            )
        }
        let known = Set(volumes.map(\.name)).union(workload.claimedVolumes)
        // The annotation puts volumes into the pod that the manifest does not have.
        let isOpen = workload.annotations["sidecar.istio.io/userVolume"] != nil
        for item in placed { check(item, isOpen ? nil : known, report) }
        checkSharedPorts(placed, report)
    }

    private func check(_ placed: PlacedContainer, _ volumes: Set<String>?, _ report: Report) {
        let container = placed.container
        if let ports = container.ports, ports.count > 1 {
            for index in Self.repeated(ports.map { $0.name ?? "" }) {
                let message = "port name '\(ports[index].name ?? "")' occurs twice"
                report(placed.workload, at: placed.path.ports[index].name, message)
            }
            for index in Self.repeated(ports.map(\.identity)) {
                let message = "port \(ports[index].identity) occurs twice"
                report(placed.workload, at: placed.path.ports[index].containerPort, message, severity: .warning)
            }
        }
        if let variables = container.env, variables.count > 1 {
            for index in Self.repeated(variables.map(\.name)) {
                let message = "variable '\(variables[index].name)' occurs twice: the last one wins"
                report(placed.workload, at: placed.path.env[index].name, message, severity: .warning)
            }
        }
        let mounts = container.volumeMounts ?? []
        for index in Self.repeated(mounts.map(\.mountPath)) {
            let message = "mount path '\(mounts[index].mountPath)' occurs twice"
            report(placed.workload, at: placed.path.volumeMounts[index].mountPath, message)
        }
        guard let volumes, !container.isProxy else { return }
        for (index, mount) in mounts.enumerated() where !volumes.contains(mount.name) {
            report(placed.workload, at: placed.path.volumeMounts[index].name, "there is no volume '\(mount.name)'")
        }
    }

    /// Ports that several containers of the pod listen on.
    private func checkSharedPorts(_ placed: [PlacedContainer], _ report: Report) {
        guard placed.count > 1 else { return }
        var owners: [String: PlacedContainer] = [:]
        for item in placed where item.runsBeside {
            for (index, port) in (item.container.ports ?? []).enumerated() {
                guard let owner = owners[port.identity] else {
                    owners[port.identity] = item
                    continue
                }
                guard owner.index != item.index || owner.list != item.list else { continue }
                let message = "port \(port.identity) is already that of container '\(owner.container.name)'"
                report(item.workload, at: item.path.ports[index].containerPort, message, severity: .warning)
            }
        }
    }

    /// The places of values that occur before, among the few that a list of a pod has.
    private static func repeated(_ names: [String]) -> [Int] {
        guard names.count > 1 else { return [] }
        guard names.count > 8 else {
            return names.indices.filter { !names[$0].isEmpty && names[..<$0].contains(names[$0]) }
        }
        var seen: Set<String> = []
        return names.indices.filter { !names[$0].isEmpty && !seen.insert(names[$0]).inserted }
    }
}

extension Container.Port {
    /// What can be there once: `80 TCP`.
    fileprivate var identity: String { "\(containerPort) \((`protocol` ?? .tcp).rawValue)" }
}
