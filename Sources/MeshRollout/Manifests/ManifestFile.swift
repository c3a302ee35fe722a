import YAML

/// A file of manifests, as it was read.
struct ManifestFile: Sendable {
    let path: String
    let bytes: [UInt8]
    let documents: [Document]

    init(_ path: String, _ bytes: [UInt8]) throws(Refusal) {
        self.path = path
        self.bytes = bytes
        let stream = Document.parse(bytes)
        if let error = stream.errors.first {
            let place = error.mark.map { ":\($0)" } ?? ""
            throw Refusal(.unreadable, "\(path)\(place): \(error.message)", advice: ["repair the file first"])
        }
        documents = stream.documents
    }

    /// A file that a writer made, so that it can be read for sure.
    init(written bytes: [UInt8], as path: String) {
        self.path = path
        self.bytes = bytes
        documents = Document.parse(bytes).documents
    }

    /// The resources of some kind, also those inside of a `List`.
    func resources(_ kind: String, group: String) -> [Node] {
        documents.flatMap { Self.resources(in: $0.root) }.filter { root in
            guard root["kind"]?.hasText(kind) == true, let version = root["apiVersion"]?.text else { return false }
            return group.isEmpty ? !version.contains("/") : version.hasPrefix("\(group)/")
        }
    }

    private static func resources(in root: Node) -> [Node] {
        guard root["kind"]?.text?.hasSuffix("List") == true, let items = root["items"] else { return [root] }
        return items.items.flatMap(resources)
    }
}

extension Node {
    /// The name in a resource's metadata.
    var resourceName: String { self["metadata"]?["name"]?.text ?? "" }
    /// The namespace in a resource's metadata.
    var resourceNamespace: String? { self["metadata"]?["namespace"]?.text }

    /// The entries of a mapping whose values are scalars, as texts.
    var texts: [String: String] {
        var texts: [String: String] = [:]
        for entry in mergedEntries {
            if let key = entry.key.text, let value = entry.value.text { texts[key] = value }
        }
        return texts
    }
}
