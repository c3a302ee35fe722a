import MeshLint
import MeshModel

/// What is known while one proxy is translated, and what it comes to.
final class ProxyScope {
    let mesh: MeshSnapshot
    let proxy: Proxy
    let addresses: LocalAddresses
    let delivery: Delivery
    let log: TranslationLog
    let index: MeshIndex
    let patches: EnvoyPatches
    /// What it has come to so far.
    var result: ProxyConfiguration

    private var clusterNames: Set<String> = []

    var settings: ProxySettings { index.settings }

    init(
        _ mesh: MeshSnapshot,
        _ index: MeshIndex,
        _ proxy: Proxy,
        _ addresses: LocalAddresses,
        _ delivery: Delivery,
        _ log: TranslationLog
    ) {
        self.mesh = mesh
        self.index = index
        self.proxy = proxy
        self.addresses = addresses
        self.delivery = delivery
        self.log = log
        patches = EnvoyPatches(mesh, proxy, log)
        result = ProxyConfiguration(proxy: proxy, admin: addresses.admin(of: proxy))
    }

    /// Adds a cluster unless one of its name is there.
    func define(_ name: ClusterName, _ cluster: () -> AnyValue) -> String {
        let text = name.text
        if clusterNames.insert(text).inserted { result.clusters.append((text, patches.cluster(cluster(), name))) }
        return text
    }

    /// The hosts that a name in a resource of `namespace` stands for, as the proxy sees them: the first that was found.
    func host(_ name: String, in namespace: String) -> RegisteredHost? {
        mesh.hosts.lookUp(name, from: namespace).first
    }
}
