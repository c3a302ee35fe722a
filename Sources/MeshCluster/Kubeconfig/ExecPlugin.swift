import Glibc
import MeshCompile
import YAML

/// A program that gives credentials.
///
/// Source: Kubernetes documentation, "Authenticating: client-go credential plugins".
struct ExecPlugin {
    /// Whether the program may ask the user.
    private enum Interaction: String { case never = "Never", ifAvailable = "IfAvailable", always = "Always" }

    private let entry: ConfigEntry
    private let node: Node
    private let version: String
    private let interaction: Interaction

    init(_ node: Node, of entry: ConfigEntry) throws(ClusterError) {
        self.entry = entry
        self.node = node
        let versions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"]
        guard let version = node["apiVersion"]?.text, versions.contains(version) else {
            throw entry.failure(
                node["apiVersion"] ?? node,
                "the exec plugin of '\(entry.name)' has another apiVersion than \(versions.joined(separator: " or "))"
            )
        }
        self.version = version
        guard node["command"]?.text?.isEmpty == false else {
            throw entry.failure(node, "the exec plugin of '\(entry.name)' has no command")
        }
        let mode = node.field("interactiveMode")?.text ?? Interaction.ifAvailable.rawValue
        guard let interaction = Interaction(rawValue: mode) else {
            throw entry.failure(
                node["interactiveMode"] ?? node,
                "interactiveMode: expected Never, IfAvailable or Always"
            )
        }
        self.interaction = interaction
    }

    func credentials(for cluster: ClusterEntry) throws(ClusterError) -> Credentials {
        let isInteractive = interaction != .never && isatty(0) == 1
        guard isInteractive || interaction != .always else {
            throw failure("needs a terminal (interactiveMode: Always)")
        }
        var tool = Tool(try program(), node["args"]?.items.map { $0.text ?? "" } ?? [])
        tool.capture = isInteractive ? .output : .outputWithoutInput
        for item in node["env"]?.items.map(\.self) ?? [] {
            if let name = item["name"]?.text { tool.environment[name] = item["value"]?.text ?? "" }
        }
        tool.environment["KUBERNETES_EXEC_INFO"] =
            ExecInfo(
                version: version,
                isInteractive: isInteractive,
                cluster: node["provideClusterInfo"]?.scalar == .bool(true) ? cluster : nil
            ).json
        guard let result = try? tool.run() else { throw failure("cannot be started") }
        guard let status = result.status else { throw failure("was ended by a signal") }
        guard status == 0 else { throw failure("failed with status \(status)") }
        return try read(result.bytes)
    }

    private func program() throws(ClusterError) -> String {
        let command = node["command"]?.text ?? ""
        let path = command.contains("/") ? entry.resolved(command) : Program.find(command)
        guard let path, Files.exists(path) else {
            let hint = node.field("installHint")?.text.map { [$0] } ?? []
            throw entry.failure(node["command"] ?? node, "there is no program '\(command)'", advice: hint)
        }
        return path
    }

    /// Reads what the program printed; no part of it gets into a message.
    private func read(_ bytes: [UInt8]) throws(ClusterError) -> Credentials {
        let stream = Document.parse(bytes)
        guard stream.errors.isEmpty, let root = stream.documents.first?.root, root["kind"]?.text == "ExecCredential"
        else { throw failure("printed no ExecCredential") }
        guard root["apiVersion"]?.text == version else { throw failure("printed another apiVersion than \(version)") }
        let status = root["status"]
        var credentials = Credentials()
        credentials.token = status?.field("token")?.text
        credentials.certificate = status?.field("clientCertificateData")?.text.map { Array($0.utf8) }
        credentials.key = status?.field("clientKeyData")?.text.map { Array($0.utf8) }
        guard credentials.token != nil || credentials.certificate != nil && credentials.key != nil else {
            throw failure("printed neither a token nor a client certificate with its key")
        }
        if let text = status?.field("expirationTimestamp")?.text {
            guard let expiry = Timestamp.seconds(text) else {
                throw failure("printed an expirationTimestamp that is no time")
            }
            credentials.expiry = expiry
        }
        return credentials
    }

    private func failure(_ words: String) -> ClusterError {
        let command = node["command"]?.text ?? ""
        return ClusterError(
            .credentials,
            "\(entry.file):\(node.mark): the exec plugin '\(command)' of the user '\(entry.name)' \(words)"
        )
    }
}
