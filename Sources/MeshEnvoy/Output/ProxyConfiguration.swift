public import MeshModel

/// What one Envoy is told.
public struct ProxyConfiguration: Sendable {
    public let proxy: Proxy
    public let admin: SocketAddress
    public internal(set) var listeners: [AnyValue] = []
    /// The tables of routes that listeners name, where they are delivered apart.
    public internal(set) var routes: [(name: String, value: AnyValue)] = []
    public internal(set) var clusters: [(name: String, value: AnyValue)] = []
    /// The certificates and authorities that are delivered apart.
    public internal(set) var secrets: [(name: String, value: AnyValue)] = []

    init(proxy: Proxy, admin: SocketAddress) {
        self.proxy = proxy
        self.admin = admin
    }

    /// Who the Envoy is.
    public var node: AnyValue {
        let role = proxy.role == .gateway ? "router" : "sidecar"
        return [
            "id": AnyValue("\(role)~\(admin.host)~\(proxy.id)~\(proxy.namespace).svc.cluster.local"),
            "cluster": AnyValue(proxy.id),
        ]
    }

    /// A whole configuration in one file.
    public var bootstrap: AnyValue {
        [
            "node": node,
            "admin": ["address": .address(admin)],
            "static_resources": .object([
                "listeners": .list(listeners),
                "clusters": .list(clusters.map(\.value)),
                "secrets": .list(secrets.map(\.value)),
            ]),
        ]
    }
}
