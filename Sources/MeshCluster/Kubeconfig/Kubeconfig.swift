import Glibc
import YAML

/// What the kubeconfig files of a user say, together.
///
/// Of entries with the same name, and of current contexts, the first file's counts.
/// Source: Kubernetes documentation, "Organizing Cluster Access Using kubeconfig Files".
public struct Kubeconfig {
    private let files: [ConfigFile]
    /// The paths that were looked at, for messages.
    private let paths: [String]

    /// - Parameter path: the only file to read; `nil` for those that `KUBECONFIG` lists, or else `~/.kube/config`.
    public init(_ path: String?) throws(ClusterError) {
        paths = path.map { [$0] } ?? Self.usualPaths
        var files: [ConfigFile] = []
        for path in paths {
            if let file = try ConfigFile(path) { files.append(file) }
        }
        if let path, files.isEmpty { throw ClusterError(.configuration, "\(path): no such file") }
        self.files = files
    }

    /// Whether no file was found.
    public var isEmpty: Bool { files.isEmpty }

    private static var usualPaths: [String] {
        let listed = variable("KUBECONFIG")?.split(separator: ":").map(String.init) ?? []
        if !listed.isEmpty { return listed }
        return variable("HOME").map { ["\($0)/.kube/config"] } ?? []
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// How to reach the cluster of a context.
    ///
    /// - Parameter context: its name; `nil` for the current one.
    public func access(context: String?) throws(ClusterError) -> ClusterAccess {
        let name: String
        if let context { name = context } else { name = try currentContext() }
        guard let entry = try find("contexts", name, "context") else {
            throw unknown("context", name, try names("contexts"))
        }
        let cluster = try required("clusters", "cluster", of: entry)
        let user = entry.text("user") == nil ? nil : try required("users", "user", of: entry)
        return try ClusterAccess(
            context: name,
            namespace: entry.text("namespace") ?? "default",
            cluster: ClusterEntry(cluster),
            credentials: user.map { user throws(ClusterError) in try UserCredentials(user) }
        )
    }

    private func currentContext() throws(ClusterError) -> String {
        for file in files {
            if let name = file.root.field("current-context")?.text, !name.isEmpty { return name }
        }
        throw ClusterError(
            .configuration,
            files.isEmpty
                ? "there is no kubeconfig: \(paths.joined(separator: ", "))" : "no context is the current one",
            advice: [files.isEmpty ? "name one with --kubeconfig FILE" : "name one with --context NAME"]
        )
    }

    private func required(_ list: String, _ kind: String, of context: ConfigEntry) throws(ClusterError) -> ConfigEntry {
        guard let node = context.node.field(kind), let name = node.text, !name.isEmpty else {
            throw context.failure(context.node, "the context '\(context.name)' names no \(kind)")
        }
        guard let entry = try find(list, name, kind) else {
            throw context.failure(node, "there is no \(kind) '\(name)'")
        }
        return entry
    }

    private func find(_ list: String, _ name: String, _ content: String) throws(ClusterError) -> ConfigEntry? {
        for file in files {
            if let entry = try file.entry(list, name, content) { return entry }
        }
        return nil
    }

    private func names(_ list: String) throws(ClusterError) -> [String] { files.flatMap { $0.names(of: list) } }

    private func unknown(_ kind: String, _ name: String, _ known: [String]) -> ClusterError {
        ClusterError(
            .configuration,
            "no \(kind) '\(name)' in \(paths.joined(separator: ", "))",
            advice: known.isEmpty ? [] : ["there is \(known.joined(separator: ", "))"]
        )
    }
}
