import MeshModel

/// How a workload takes part in the mesh.
package enum Membership {
    /// By a proxy in its pods.
    case sidecar
    /// By the proxy of the node.
    case ambient
    /// Not at all.
    case outside
    /// The inputs do not tell.
    case unknown
}

extension MeshSnapshot {
    /// How the pods of a namespace take part where they do not say it themselves.
    ///
    /// Source: Istio, "Installing the Sidecar" and "Add workloads to the mesh" (ambient); injection comes first.
    func membership(ofNamespace name: String) -> Membership {
        guard let labels = namespaces.labels(of: name) else { return isComplete ? .outside : .unknown }
        if labels[MeshLabel.injection] == "enabled" { return .sidecar }
        if labels[MeshLabel.injection] == nil, labels[MeshLabel.revision] != nil { return .sidecar }
        return labels[MeshLabel.dataplaneMode] == "ambient" ? .ambient : .outside
    }

    /// How the pods of a workload take part.
    package func membership(of workload: Workload) -> Membership {
        if let proxy = workload.proxyContainer, proxy.image != "auto" { return .sidecar }
        if workload.spec.hostNetwork == true { return .outside }
        if let wish = workload.labels[MeshLabel.inject] ?? workload.annotations[MeshLabel.inject] {
            if wish == "true" { return .sidecar }
            return ambientMode(of: workload) ?? .outside
        }
        if let revision = workload.labels[MeshLabel.revision], !revision.isEmpty { return .sidecar }
        let own = membership(ofNamespace: workload.namespace)
        return own == .sidecar ? own : ambientMode(of: workload) ?? own
    }

    /// What the label for ambient says, of the pods or of the namespace.
    private func ambientMode(of workload: Workload) -> Membership? {
        if let mode = workload.labels[MeshLabel.dataplaneMode] { return mode == "ambient" ? .ambient : .outside }
        return namespaces.labels(of: workload.namespace)?[MeshLabel.dataplaneMode] == "ambient" ? .ambient : nil
    }

    /// Whether the pods of a workload are known to have proxies of whichever sort.
    func isInMesh(_ workload: Workload) -> Bool {
        switch membership(of: workload) {
        case .sidecar, .ambient: true
        case .outside, .unknown: false
        }
    }
}

extension Workload {
    /// Istio's proxy, where the manifest holds it already.
    var proxyContainer: Container? {
        spec.containers.first { $0.name == "istio-proxy" } ?? spec.initContainers?.first { $0.name == "istio-proxy" }
    }

    /// Whether its sidecar is said to be one of Kubernetes' own, which starts first and ends last.
    var hasNativeSidecar: Bool {
        annotations["sidecar.istio.io/nativeSidecar"] == "true"
            || proxyContainer?.restartPolicy == .always
    }

    /// Whether its pods are kept out of the mesh by a label or annotation of their own, or by the host's network.
    package var isOptedOut: Bool {
        labels[MeshLabel.inject] == "false" || annotations[MeshLabel.inject] == "false"
            || spec.hostNetwork == true
    }
}
