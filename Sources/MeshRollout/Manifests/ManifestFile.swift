import YAML

/// A file of manifests, as it was read.
struct ManifestFile: Sendable {
    let path: String
    let bytes: [UInt8]
    let documents: [Document]

    /// Throws where the text is no YAML.
    init(_ path: String, _ bytes: [UInt8]) throws(Refusal) {
        try self.init(path, bytes, Document.parse(bytes))
    }

    private init(_ path: String, _ bytes: [UInt8], _ stream: DocumentStream) throws(Refusal) {
        self.path = path
        self.bytes = bytes
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

    /// What a file turned out to be.
    enum Content {
        case manifests(ManifestFile)
        /// YAML only when values are put in for its `{{ }}`.
        case template
        /// Nothing that matters to a release, and no YAML for the reason that is given.
        case foreign(String)
    }

    /// Reads a file; throws where it is broken and seems to hold a resource that counts.
    static func content(_ source: ManifestSearch.Source) throws(Refusal) -> Content {
        let stream = Document.parse(source.bytes)
        let isOdd = !stream.errors.isEmpty || stream.hasCollectionAsKey
        if isOdd, source.bytes.holds("{{") { return .template }
        do throws(Refusal) {
            return .manifests(try ManifestFile(source.path, source.bytes, stream))
        } catch {
            guard ManifestKinds(source.bytes).isEmpty else { throw error }
            return .foreign(error.message)
        }
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
