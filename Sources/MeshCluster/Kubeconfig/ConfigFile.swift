import MeshCompile
import YAML

/// One kubeconfig file.
struct ConfigFile {
    let path: String
    let root: Node

    /// - Returns: `nil` if there is no such file.
    init?(_ path: String) throws(ClusterError) {
        guard Files.exists(path) else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try Files.read(path)
        } catch {
            throw ClusterError(.configuration, "\(path): \(error.message)")
        }
        let stream = Document.parse(bytes)
        if let error = stream.errors.first {
            let place = error.mark.map { ":\($0)" } ?? ""
            throw ClusterError(.configuration, "\(path)\(place): \(error.message)")
        }
        guard let root = stream.documents.first?.root, root.kind == .mapping else {
            throw ClusterError(.configuration, "\(path): expected a kubeconfig")
        }
        self.path = path
        self.root = root
    }

    /// The entry of a list (`clusters`, `contexts`, `users`) by its name.
    func entry(_ list: String, _ name: String, _ content: String) throws(ClusterError) -> ConfigEntry? {
        guard let item = root[list]?.items.first(where: { $0["name"]?.text == name }) else { return nil }
        guard let node = item[content], node.kind == .mapping else {
            throw ClusterError(.configuration, "\(path):\(item.mark): '\(name)' has no \(content)")
        }
        return ConfigEntry(file: path, name: name, node: node)
    }

    func names(of list: String) -> [String] { root[list]?.items.compactMap { $0["name"]?.text } ?? [] }
}

/// A cluster, a context or a user of a kubeconfig.
struct ConfigEntry {
    let file: String
    let name: String
    let node: Node

    /// A field that is not empty.
    func text(_ key: String) -> String? { node.field(key)?.text.flatMap { $0.isEmpty ? nil : $0 } }

    func bool(_ key: String) throws(ClusterError) -> Bool {
        guard let value = node.field(key) else { return false }
        guard case .bool(let flag) = value.scalar else { throw failure(value, "\(key): expected true or false") }
        return flag
    }

    /// A file that is named relative to the kubeconfig.
    func path(_ key: String) -> String? { text(key).map(resolved) }

    func resolved(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(Program.parent(of: file))/\(path)"
    }

    /// What `KEY-data` holds in Base64, or else what the file named by `KEY` holds.
    func content(_ key: String) throws(ClusterError) -> [UInt8]? {
        if let node = node.field("\(key)-data"), let text = node.text, !text.isEmpty {
            guard let bytes = Base64.decode(text) else { throw failure(node, "\(key)-data is no Base64") }
            return bytes
        }
        guard let node = node.field(key), let path = path(key) else { return nil }
        do {
            return try Files.read(path)
        } catch {
            throw failure(node, "\(key): \(path): \(error.message)")
        }
    }

    func failure(_ node: Node, _ message: String, advice: [String] = []) -> ClusterError {
        ClusterError(.configuration, "\(file):\(node.mark): \(message)", advice: advice)
    }
}

extension Node {
    /// A field that is there and not null; tools write what they do not use as null.
    func field(_ key: String) -> Node? { self[key].flatMap { $0.scalar == .null ? nil : $0 } }
}
