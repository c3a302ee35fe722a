import MeshCompile
import YAML

/// The credentials of a user in a kubeconfig.
struct UserCredentials: CredentialSource {
    private let entry: ConfigEntry
    private let plugin: ExecPlugin?

    init(_ entry: ConfigEntry) throws(ClusterError) {
        self.entry = entry
        plugin = try entry.node.field("exec").map { node throws(ClusterError) in try ExecPlugin(node, of: entry) }
        for key in ["auth-provider", "as", "as-uid", "as-groups", "as-user-extra", "username", "password"] {
            guard let node = entry.node.field(key) else { continue }
            throw entry.failure(
                node,
                "the user '\(entry.name)' has '\(key)', which is not supported",
                advice: ["use a client certificate, a token or an exec plugin"]
            )
        }
    }

    var isRenewable: Bool { plugin != nil || entry.text("tokenFile") != nil }

    func credentials(for cluster: ClusterEntry) throws(ClusterError) -> Credentials {
        var credentials = Credentials()
        credentials.certificate = try entry.content("client-certificate")
        credentials.key = try entry.content("client-key")
        guard (credentials.certificate == nil) == (credentials.key == nil) else {
            throw entry.failure(
                entry.node,
                "the user '\(entry.name)' has only one of client-certificate and client-key"
            )
        }
        credentials.token = try fileToken() ?? entry.text("token")
        guard credentials.token == nil, credentials.certificate == nil, let plugin else { return credentials }
        return try plugin.credentials(for: cluster)
    }

    private func fileToken() throws(ClusterError) -> String? {
        guard let path = entry.path("tokenFile"), let node = entry.node.field("tokenFile") else { return nil }
        do {
            return try TokenFile.read(path)
        } catch {
            throw entry.failure(node, "tokenFile: \(path): \(error.message)")
        }
    }
}

/// A file that holds a token, which may be renewed at any time.
enum TokenFile {
    static func read(_ path: String) throws(SystemError) -> String {
        String(decoding: try Files.read(path).filter { $0 > 0x20 }, as: UTF8.self)
    }
}
