import MeshModel
import MeshRender

extension APIVersions {
    /// A group whose kinds and versions are all known.
    private struct Group: Sendable {
        let versions: Set<String>
        let kinds: Set<String>
    }

    /// What is wrong with the kind or the version of a resource that is not modelled.
    struct Problem {
        var message: String
        /// Whether the kind is wrong, and not the version.
        var isOfKind = false
    }

    /// What is wrong with a kind that is neither modelled nor known to be removed; `nil` if it may exist.
    static func problem(of apiVersion: String, _ kind: String) -> Problem? {
        guard removed(apiVersion, kind) == nil else { return nil }
        let name = ResourceType.group(of: apiVersion)
        guard let group = groups[name] else { return misspelledGroup(name, kind) }
        let version = String(apiVersion.dropFirst(name.isEmpty ? 0 : name.utf8.count + 1))
        if group.kinds.contains(kind) {
            guard !group.versions.contains(version) || isModelled(kind, in: name) else { return nil }
            if apiVersion == "autoscaling/v1" { return nil }
            return Problem(message: "\(readable(name)) has no version \(version) of \(kind)")
        }
        if let home = ResourceKinds.types(named: kind).first(where: { $0.type.kind == kind }) {
            return Problem(message: "\(kind) is a kind of \(home.type.apiVersion), not of \(apiVersion)")
        }
        let nearest = kind.nearest(in: group.kinds.sorted())
        // Settings of tools, such as a kubeconfig, say v1 too.
        guard nearest != nil || !name.isEmpty else { return nil }
        let hint = nearest.map { ": did you mean '\($0)'?" } ?? ""
        return Problem(message: "\(readable(name)) has no kind '\(kind)'\(hint)", isOfKind: true)
    }

    /// A kind of Istio or another modelled one, in a group that is nearly its own.
    private static func misspelledGroup(_ name: String, _ kind: String) -> Problem? {
        let known = ResourceKinds.types(named: kind).map { $0.type }.filter { $0.kind == kind }.map { $0.group }
        guard !known.contains(name), let nearest = name.nearest(in: known.filter { $0.utf8.count > 8 }) else {
            return nil
        }
        return Problem(message: "there is no API '\(name)': did you mean '\(nearest)'?")
    }

    private static func readable(_ group: String) -> String { group.isEmpty ? "v1" : group }

    private static func isModelled(_ kind: String, in group: String) -> Bool {
        ResourceKinds.types(named: kind).contains { $0.type.kind == kind && $0.type.group == group }
    }

    private static let groups: [String: Group] = [
        "": Group(
            versions: ["v1"],
            kinds: [
                "Binding", "ComponentStatus", "ConfigMap", "Endpoints", "Event", "LimitRange", "List", "Namespace",
                "Node", "PersistentVolume", "PersistentVolumeClaim", "Pod", "PodTemplate", "ReplicationController",
                "ResourceQuota", "Secret", "Service", "ServiceAccount",
            ]
        ),
        "apps": Group(
            versions: ["v1"],
            kinds: ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"]
        ),
        "batch": Group(versions: ["v1"], kinds: ["CronJob", "Job"]),
        "autoscaling": Group(versions: ["v1", "v2"], kinds: ["HorizontalPodAutoscaler", "Scale"]),
        "policy": Group(versions: ["v1"], kinds: ["Eviction", "PodDisruptionBudget"]),
        "networking.k8s.io": Group(
            versions: ["v1", "v1beta1", "v1alpha1"],
            kinds: ["ClusterCIDR", "IPAddress", "Ingress", "IngressClass", "NetworkPolicy", "ServiceCIDR"]
        ),
        "rbac.authorization.k8s.io": Group(
            versions: ["v1"],
            kinds: ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]
        ),
        "networking.istio.io": Group(
            versions: ["v1", "v1beta1", "v1alpha3"],
            kinds: [
                "DestinationRule", "EnvoyFilter", "Gateway", "ProxyConfig", "ServiceEntry", "Sidecar",
                "VirtualService", "WorkloadEntry", "WorkloadGroup",
            ]
        ),
        "security.istio.io": Group(
            versions: ["v1", "v1beta1"],
            kinds: ["AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication"]
        ),
        "telemetry.istio.io": Group(versions: ["v1", "v1alpha1"], kinds: ["Telemetry"]),
        "extensions.istio.io": Group(versions: ["v1alpha1"], kinds: ["TrafficExtension", "WasmPlugin"]),
    ]
}

extension LintDocument {
    /// Whether the kind is one of Kubernetes itself, whose lists are checked by code instead of by a schema.
    var isBuiltIn: Bool {
        let group = identity.group
        return !group.utf8.contains(UInt8(ascii: ".")) || Self.builtInGroups.contains(group)
    }

    private static let builtInGroups: Set<String> = [
        "admissionregistration.k8s.io", "apiextensions.k8s.io", "certificates.k8s.io", "coordination.k8s.io",
        "discovery.k8s.io", "networking.k8s.io", "node.k8s.io", "rbac.authorization.k8s.io", "scheduling.k8s.io",
        "storage.k8s.io",
    ]
}
