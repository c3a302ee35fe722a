import Glibc
import MeshCompile

/// The credentials of the pod that meshgen runs in.
///
/// Source: Kubernetes documentation, "Accessing the Kubernetes API from a Pod".
struct InCluster: CredentialSource {
    private static let usualFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

    private let folder: String

    /// How to reach the cluster around this pod; `nil` outside of one.
    ///
    /// - Parameter folder: where the service account's files are.
    static func access(_ folder: String = usualFolder) throws(ClusterError) -> ClusterAccess? {
        guard let host = variable("KUBERNETES_SERVICE_HOST"), let port = variable("KUBERNETES_SERVICE_PORT"),
            Files.exists("\(folder)/token")
        else { return nil }
        let source = InCluster(folder: folder)
        var tls = TLSSettings()
        tls.authorities = try source.read("ca.crt")
        let namespace = String(decoding: try source.read("namespace").filter { $0 > 0x20 }, as: UTF8.self)
        let name = host.contains(":") ? "[\(host)]" : host
        return ClusterAccess(
            context: "in-cluster",
            namespace: namespace,
            cluster: ClusterEntry(server: "https://\(name):\(port)", tls: tls),
            credentials: source
        )
    }

    var isRenewable: Bool { true }

    func credentials(for cluster: ClusterEntry) throws(ClusterError) -> Credentials {
        Credentials(token: String(decoding: try read("token").filter { $0 > 0x20 }, as: UTF8.self))
    }

    private func read(_ name: String) throws(ClusterError) -> [UInt8] {
        do {
            return try Files.read("\(folder)/\(name)")
        } catch {
            throw ClusterError(.configuration, "\(folder)/\(name): \(error.message)")
        }
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
