import MeshModel

/// The namespaces, and what their labels say.
struct NamespaceIndex: Sendable {
    private let labels: [String: [String: String]]
    /// Those that are declared, and those that something lies in.
    private let names: Set<String>

    init(_ namespaces: [Located<Namespace>], documents: [LintDocument]) {
        labels = Dictionary(namespaces.map { ($0.name, $0.labels) }) { first, _ in first }
        names = Set(labels.keys).union(documents.map(\.namespace)).union(Self.builtIn)
    }

    /// What every cluster and every mesh has.
    private static let builtIn = ["default", "kube-system", "kube-public", "kube-node-lease", "istio-system"]

    /// The labels of a namespace; `nil` where no Namespace is among the inputs.
    func labels(of name: String) -> [String: String]? { labels[name] }

    /// Whether the namespace exists, as far as the inputs tell.
    func has(_ name: String) -> Bool { names.contains(name) }

    var all: Set<String> { names }
}

/// How a workload takes part in the mesh.
enum Membership {
    /// By a proxy in its pods.
    case sidecar
    /// By the proxy of the node.
    case ambient
    /// Not at all.
    case outside
    /// The inputs do not tell.
    case unknown
}

/// The labels that Istio reads of namespaces, workloads and services.
enum MeshLabel {
    static let injection = "istio-injection"
    static let revision = "istio.io/rev"
    static let inject = "sidecar.istio.io/inject"
    static let dataplaneMode = "istio.io/dataplane-mode"
    static let useWaypoint = "istio.io/use-waypoint"
    static let useWaypointNamespace = "istio.io/use-waypoint-namespace"
    static let gatewayName = "gateway.networking.k8s.io/gateway-name"
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
    func membership(of workload: Workload) -> Membership {
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
}
