import MeshModel

/// The ConfigMaps, Secrets, claims and service accounts of the inputs, by kind, namespace and name.
struct ObjectStore {
    private let mesh: MeshSnapshot
    private var objects: [Object: Set<String>?] = [:]
    private let makesSecrets: Bool

    /// What a pod refers to.
    struct Need {
        var kind: String
        var name: String?
        var key: String?
    }

    private struct Object: Hashable {
        var kind: String
        var namespace: String
        var name: String
    }

    /// What Kubernetes and Istio put into every namespace.
    private static let everywhere = ["kube-root-ca.crt", "istio-ca-root-cert"]
    /// Kinds of which controllers make Secrets.
    private static let secretMakers = [
        "ExternalSecret", "SealedSecret", "Certificate", "VaultStaticSecret", "VaultDynamicSecret",
        "SecretProviderClass",
        "ClusterExternalSecret", "BitwardenSecret", "OnePasswordItem", "PushSecret",
    ]

    init(_ mesh: MeshSnapshot) {
        self.mesh = mesh
        makesSecrets = Self.secretMakers.contains { mesh.has($0) }
        for map in mesh.all(ConfigMap.self) {
            let keys = Set((map.resource.data ?? [:]).keys).union((map.resource.binaryData ?? [:]).keys)
            add("ConfigMap", map.document, keys: keys)
        }
        for secret in mesh.all(Secret.self) {
            let keys = Set((secret.resource.data ?? [:]).keys).union((secret.resource.stringData ?? [:]).keys)
            // A Secret without data is filled in by someone else.
            add("Secret", secret.document, keys: keys.isEmpty ? nil : keys)
        }
        for account in mesh.all(ServiceAccount.self) { add("ServiceAccount", account.document) }
        for claim in mesh.all(PersistentVolumeClaim.self) { add("PersistentVolumeClaim", claim.document) }
    }

    private mutating func add(_ kind: String, _ document: LintDocument, keys: Set<String>? = nil) {
        objects[Object(kind: kind, namespace: document.namespace, name: document.name)] = .some(keys)
    }

    /// What a pod misses; `nil` if nothing, or if the inputs do not tell.
    func problem(_ need: Need, in namespace: String) -> (message: String, isCertain: Bool)? {
        guard let name = need.name, !name.isEmpty, !Self.everywhere.contains(name) else { return nil }
        guard let keys = objects[Object(kind: need.kind, namespace: namespace, name: name)] else {
            guard isKnown(need.kind, in: namespace) else { return nil }
            return ("there is no \(need.kind) '\(name)' in namespace '\(namespace)'", mesh.isComplete)
        }
        guard let keys, let key = need.key, !keys.contains(key) else { return nil }
        return ("\(need.kind) '\(name)' has no key '\(key)'", true)
    }

    private func isKnown(_ kind: String, in namespace: String) -> Bool {
        kind == "Secret" ? mesh.isComplete && !makesSecrets : mesh.knows(kind, of: namespace)
    }
}
