import YAML

/// What an exec plugin is told, in the variable `KUBERNETES_EXEC_INFO`.
struct ExecInfo {
    let version: String
    let isInteractive: Bool
    /// The cluster, if the plugin wants to know it.
    let cluster: ClusterEntry?

    var json: String {
        var json = JSONWriter(.compact)
        json.beginDocument()
        json.beginMapping()
        json.field("apiVersion", version)
        json.field("kind", "ExecCredential")
        json.key("spec")
        json.beginMapping()
        json.key("interactive")
        json.bool(isInteractive)
        if let cluster { write(cluster, to: &json) }
        json.endMapping()
        json.endMapping()
        return String(decoding: json.finish().filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    private func write(_ cluster: ClusterEntry, to json: inout JSONWriter) {
        json.key("cluster")
        json.beginMapping()
        json.field("server", cluster.server)
        if let name = cluster.tls.serverName { json.field("tls-server-name", name) }
        if let authorities = cluster.tls.authorities {
            json.field("certificate-authority-data", Base64.encode(authorities))
        }
        if !cluster.tls.isVerified {
            json.key("insecure-skip-tls-verify")
            json.bool(true)
        }
        if let proxy = cluster.proxy { json.field("proxy-url", proxy) }
        json.endMapping()
    }
}

extension JSONWriter {
    mutating func field(_ key: String, _ text: String) {
        self.key(key)
        string(text)
    }
}
