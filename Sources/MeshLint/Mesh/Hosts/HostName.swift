/// Hosts as Istio compares them: full names, and wildcards such as `*.example.com`.
///
/// Source: Istio, `pkg/config/host/name.go` and `pilot/pkg/model/config.go` (`ResolveShortnameToFQDN`).
public enum HostName {
    /// The domain of the cluster's own services.
    static let clusterDomain = "svc.cluster.local"

    /// The full name of a host that a resource of `namespace` names.
    ///
    /// Only a name without dots is completed; `reviews.prod` is taken as it is.
    public static func full(_ host: String, in namespace: String) -> String {
        host.holds(".") || host.holds("*") || host.isEmpty ? host : "\(host).\(namespace).\(clusterDomain)"
    }

    /// The full name of a service.
    public static func ofService(_ name: String, in namespace: String) -> String {
        "\(name).\(namespace).\(clusterDomain)"
    }

    /// Whether a host begins with `*`.
    public static func isWildcard(_ host: String) -> Bool { host.utf8.first == UInt8(ascii: "*") }

    /// Whether every host of `inner` is one of `outer`: `*.com` covers `a.com`, `*.a.com` and itself.
    public static func covers(_ outer: String, _ inner: String) -> Bool {
        guard isWildcard(outer) else { return outer == inner }
        let suffix = outer.utf8.dropFirst()
        let host = isWildcard(inner) ? inner.utf8.dropFirst() : inner.utf8[...]
        return host.count >= suffix.count && host.suffix(suffix.count).elementsEqual(suffix)
    }

    /// Whether some host belongs to both.
    public static func overlaps(_ one: String, _ other: String) -> Bool { covers(one, other) || covers(other, one) }
}
