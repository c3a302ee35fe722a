import MeshLint
import MeshModel

/// The hosts of some servers of a gateway, each with the routes of all VirtualServices that are bound to it.
///
/// Source: Istio, `pilot/pkg/networking/core/gateway.go` (`buildGatewayHTTPRouteConfig`).
struct GatewayHosts {
    private let scope: ProxyScope
    private let servers: [GatewayListeners.Server]
    private let port: Int

    init(_ scope: ProxyScope, _ servers: [GatewayListeners.Server], _ port: Int) {
        self.scope = scope
        self.servers = servers
        self.port = port
    }

    var envoy: [AnyValue] {
        var names: [String] = []
        var routes: [String: [(routes: [AnyValue], takesAll: Bool)]] = [:]
        var redirecting: Set<String> = []
        for server in servers {
            for service in scope.index.services(at: server.owner, from: scope.proxy.namespace) {
                for host in hosts(of: service, at: server) {
                    if routes[host] == nil { names.append(host) }
                    let own = ServiceRoutes(scope: scope, service: service, gateway: server.owner, port: port)
                    routes[host, default: []].append((own.envoy, ServiceRoutes.takesAll(service)))
                    if server.spec.tls?.httpsRedirect == true { redirecting.insert(host) }
                }
            }
            if server.spec.tls?.httpsRedirect == true {
                for host in server.hosts where routes[host] == nil {
                    names.append(host)
                    routes[host] = []
                    redirecting.insert(host)
                }
            }
        }
        return names.map { name in
            // What takes every request comes last, whichever VirtualService it stands in.
            let groups = routes[name] ?? []
            let ordered = groups.filter { !$0.takesAll } + groups.filter(\.takesAll)
            let all = redirecting.contains(name) ? [redirect] : ordered.flatMap(\.routes)
            return VirtualHost.envoy("\(name):\(port)", domains: [name], all)
        }
    }

    /// The hosts that a VirtualService serves there: the narrower one where either has a wildcard.
    private func hosts(of service: Located<VirtualService>, at server: GatewayListeners.Server) -> [String] {
        var found: [String] = []
        for host in service.resource.spec.hosts ?? [] where server.admits(service.namespace, host) {
            for own in server.hosts where HostName.overlaps(own, host) {
                let narrower = HostName.covers(own, host) ? host : own
                if !found.contains(narrower) { found.append(narrower) }
            }
        }
        return found
    }

    /// To the same place by TLS, at the port where the gateway takes it on this machine.
    private var redirect: AnyValue {
        let local = scope.addresses.gatewayPort(443)
        return [
            "match": RouteMatch.all,
            "redirect": .object(["https_redirect": true, "port_redirect": local == 443 ? nil : AnyValue(local)]),
        ]
    }
}
