import YAML

/// A cluster of a kubeconfig: where its API is, and whom to trust there.
struct ClusterEntry {
    let server: String
    let proxy: String?
    /// Without the client's certificate.
    let tls: TLSSettings

    init(server: String, tls: TLSSettings) {
        (self.server, self.tls, proxy) = (server, tls, nil)
    }

    init(_ entry: ConfigEntry) throws(ClusterError) {
        guard let server = entry.text("server"), Address(server) != nil else {
            throw entry.failure(
                entry.node["server"] ?? entry.node,
                "the cluster '\(entry.name)' has no address in 'server'"
            )
        }
        self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
        proxy = entry.text("proxy-url")
        var tls = TLSSettings()
        tls.authorities = try entry.content("certificate-authority")
        tls.serverName = entry.text("tls-server-name")
        tls.isVerified = try !entry.bool("insecure-skip-tls-verify")
        if !tls.isVerified, tls.authorities != nil, let node = entry.node["insecure-skip-tls-verify"] {
            throw entry.failure(node, "insecure-skip-tls-verify contradicts certificate-authority: remove one of them")
        }
        self.tls = tls
    }
}
