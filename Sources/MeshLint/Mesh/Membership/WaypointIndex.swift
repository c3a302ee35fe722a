import MeshModel

/// Who of an ambient mesh uses a waypoint: the proxy that does there what a sidecar does with requests.
///
/// Source: Istio, "Configure waypoint proxies": a label of the pod, the Service or the namespace, in this order; "none" for
/// no waypoint.
struct WaypointIndex {
    private let namespaces: NamespaceIndex
    private let ambient: Set<String>
    /// The namespaces of which something uses a waypoint.
    private let enrolled: Set<String>

    init(_ mesh: MeshSnapshot) {
        namespaces = mesh.namespaces
        let names = mesh.all(Namespace.self).map(\.name)
        ambient = Set(names.filter { mesh.membership(ofNamespace: $0) == .ambient })
        var enrolled: Set<String> = []
        func note(_ labels: [String: String], _ namespace: String) {
            if let name = labels[MeshLabel.useWaypoint], name != "none" { enrolled.insert(namespace) }
        }
        for item in mesh.all(Namespace.self) { note(item.labels, item.name) }
        for item in mesh.all(Service.self) { note(item.labels, item.namespace) }
        for item in mesh.all(ServiceEntry.self) { note(item.labels, item.namespace) }
        for item in mesh.workloads.all { note(item.labels, item.namespace) }
        self.enrolled = enrolled
    }

    /// Whether the namespace is ambient, and nothing in it uses a waypoint.
    func lacksWaypoint(_ namespace: String) -> Bool { isAmbient(namespace) && !enrolled.contains(namespace) }

    /// Whether the namespace is ambient, and something in it uses a waypoint.
    func hasWaypoint(_ namespace: String) -> Bool { isAmbient(namespace) && enrolled.contains(namespace) }

    func isAmbient(_ namespace: String) -> Bool { ambient.contains(namespace) }

    /// Whether requests to a service pass a waypoint.
    func serves(_ service: Located<Service>) -> Bool {
        let own = service.labels[MeshLabel.useWaypoint]
        let name = own ?? namespaces.labels(of: service.namespace)?[MeshLabel.useWaypoint]
        return name != nil && name != "none"
    }
}

extension MeshSnapshot {
    /// Who of an ambient mesh uses a waypoint.
    var waypoints: WaypointIndex { waypointsFact { WaypointIndex(self) } }
}
