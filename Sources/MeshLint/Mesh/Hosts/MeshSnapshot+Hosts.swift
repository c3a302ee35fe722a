import MeshModel

/// What a host that a resource names comes to.
enum HostResolution {
    case found([RegisteredHost])
    /// It exists, but is not exported to the namespace that names it.
    case hidden(RegisteredHost)
    /// It does not exist; a service that was probably meant, by its full name.
    case missing(suggestion: String?)
    /// It may or may not exist.
    case unknown
}

extension MeshSnapshot {
    /// Looks up a host as Istio does for a resource of `namespace`.
    ///
    /// "Missing" needs closed world: hosts of a cluster's namespace are missing where Services of that namespace are among
    /// the inputs, all others only where the inputs are complete.
    func resolve(_ host: String, from namespace: String) -> HostResolution {
        let found = hosts.lookUp(host, from: namespace)
        if !found.isEmpty { return .found(found) }
        let name = HostName.full(host, in: namespace)
        if let hidden = hosts.hosts(named: name).first { return .hidden(hidden) }
        if let home = HostRegistry.namespace(of: name) {
            // What Istio's own installation brings is seldom among the inputs.
            let isKnown = home == rootNamespace ? isComplete : knowsServices(of: home)
            return isKnown ? .missing(suggestion: similarService(to: name, in: home)) : .unknown
        }
        if let meant = meantService(host) { return .missing(suggestion: meant) }
        return isComplete && !HostName.isWildcard(name) ? .missing(suggestion: nil) : .unknown
    }

    /// The service that `reviews.prod` or `reviews.prod.svc` means, which Istio takes for a name of its own.
    private func meantService(_ host: String) -> String? {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 && parts[2] == "svc" else { return nil }
        let name = HostName.ofService(String(parts[0]), in: String(parts[1]))
        return hosts.hosts(named: name).isEmpty ? nil : name
    }

    /// A service of another namespace with the same short name, or one of this namespace that is spelled alike.
    private func similarService(to name: String, in namespace: String) -> String? {
        let short = name.prefix { $0 != "." }
        for host in hosts.all {
            guard let service = host.service else { continue }
            if service.namespace == namespace, service.name.isNearly(short) { return host.name }
        }
        return hosts.all.first { $0.service?.name == String(short) }?.name
    }
}

extension StringProtocol {
    /// Whether two names differ in one letter only: one more, one less, another one, or two changed places.
    func isNearly(_ other: some StringProtocol) -> Bool {
        let (one, two) = (Array(utf8), Array(other.utf8))
        guard one != two, one.count > 2, Swift.abs(one.count - two.count) <= 1 else { return false }
        let head = zip(one, two).prefix { $0 == $1 }.count
        let tail = zip(one.dropFirst(head).reversed(), two.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        let rest = (one.count - head - tail, two.count - head - tail)
        if Swift.max(rest.0, rest.1) <= 1 { return true }
        return rest == (2, 2) && one[head] == two[head + 1] && one[head + 1] == two[head]
    }
}
