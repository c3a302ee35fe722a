package import MeshModel

extension Located where Kind == Sidecar {
    /// Whether its workloads see a host: one of its egress listeners brings it in.
    ///
    /// Without egress listeners they see everything.
    package func sees(_ host: String, in hostNamespace: String) -> Bool {
        guard let egress = resource.spec.egress, !egress.isEmpty else { return true }
        return egress.contains { listener in
            listener.hosts.contains { entry in
                guard let (scope, name) = SidecarHost.parts(of: entry) else { return false }
                let fits =
                    scope == "*" || scope == hostNamespace || scope == "." && hostNamespace == namespace
                return fits && HostName.overlaps(name, host)
            }
        }
    }
}

/// The form of an egress host: `namespace/name`.
enum SidecarHost {
    static func parts(of entry: String) -> (scope: String, name: String)? {
        guard let slash = entry.firstIndex(of: "/") else { return nil }
        return (String(entry[..<slash]), String(entry[entry.index(after: slash)...]))
    }
}

/// The Sidecars by whom they are for.
package struct SidecarIndex {
    private let byNamespace: [String: [Located<Sidecar>]]
    private let root: String

    package init(_ mesh: MeshSnapshot) {
        byNamespace = Dictionary(grouping: mesh.all(Sidecar.self), by: \.namespace)
        root = mesh.rootNamespace
    }

    func sidecars(in namespace: String) -> [Located<Sidecar>] { byNamespace[namespace] ?? [] }

    /// The default of a namespace, or that of the mesh.
    func fallback(for namespace: String) -> Located<Sidecar>? {
        sidecars(in: namespace).first { $0.isDefault } ?? sidecars(in: root).first { $0.isDefault }
    }

    /// The Sidecar that a workload uses.
    package func sidecar(of workload: Workload) -> Located<Sidecar>? {
        let own = sidecars(in: workload.namespace).first { sidecar in
            !sidecar.isDefault && workload.labels.holds(sidecar.resource.spec.workloadSelector?.labels ?? [:])
        }
        return own ?? fallback(for: workload.namespace)
    }
}

extension Located where Kind == Sidecar {
    /// Whether it is for all workloads that no other one selects.
    var isDefault: Bool { resource.spec.workloadSelector?.labels?.isEmpty ?? true }
}
