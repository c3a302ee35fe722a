import MeshCluster
import YAML

/// A resource as a cluster keeps it, with what people write of it as a manifest.
struct ClusterObject: Sendable {
    /// Its address in the API.
    let path: String
    let resourceVersion: String
    /// What people write of it, without what the cluster adds.
    let value: JSONValue
    let file: ManifestFile

    /// - Parameter collection: the address of the collection it came from.
    init(_ node: Node, _ kind: ClusterKind, _ version: String, _ collection: String) {
        var value = JSONValue(node).written
        // The items of a list do not say what they are.
        value["apiVersion"] = .string(kind.apiVersion(version))
        value["kind"] = .string(kind.kind)
        let namespace = node.resourceNamespace ?? ""
        path = "\(collection)/\(node.resourceName)"
        resourceVersion = node["metadata"]?["resourceVersion"]?.text ?? ""
        var yaml = YAMLWriter()
        yaml.beginDocument()
        JSONValue.map(value).write(to: &yaml)
        file = ManifestFile(written: yaml.finish(), as: "\(namespace)/\(kind.kind.lowercased())/\(node.resourceName)")
        // As it is read back, so that what nobody edits compares equal.
        self.value = file.documents.first.map { JSONValue($0.root) } ?? .map(value)
    }
}

extension JSONValue {
    /// A resource without its status and what the cluster notes about it.
    fileprivate var written: [String: JSONValue] {
        guard case .map(var fields) = self else { return [:] }
        fields["status"] = nil
        guard case .map(let metadata)? = fields["metadata"] else { return fields }
        var kept = metadata.filter { ["name", "namespace", "labels", "annotations"].contains($0.key) }
        if case .map(var annotations)? = kept["annotations"] {
            annotations["kubectl.kubernetes.io/last-applied-configuration"] = nil
            kept["annotations"] = annotations.isEmpty ? nil : .map(annotations)
        }
        fields["metadata"] = .map(kept)
        return fields
    }
}
