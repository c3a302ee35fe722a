import MeshModel
import YAML

/// Reports servers of Gateways that take the same port and host from each other.
struct ConflictingGatewaysRule: LintRule {
    static let info = RuleInfo(
        "MG367",
        "conflicting-gateways",
        .error,
        aliases: ["IST0145", "KIA0301"],
        summary:
            "Two servers of Gateways claim the same port of the same workloads, for the same host or with other protocols.",
        reason: """
            With TLS, and where the protocols cannot share a port, Istio drops one of the two servers, which one depending on \
            their age. Plain HTTP servers of two Gateways share the host: the routes of both are mixed, which is a warning. \
            Hosts conflict only if they are equal, since of '*.example.com' and 'a.example.com' the more precise one wins; \
            Gateways conflict if their selectors are equal, or if a workload among the inputs is selected by both.
            """,
        help: "keep one of the servers, or give them different hosts or ports",
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: wildcard, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*.example.com"]}
                    - {port: {number: 443, name: a, protocol: TLS}, hosts: [a.org], tls: {mode: ISTIO_MUTUAL}}
                    - {port: {number: 443, name: b, protocol: TLS}, hosts: [b.org], tls: {mode: ISTIO_MUTUAL}}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: precise, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: [a.example.com]}
                    - {port: {number: 443, name: c, protocol: TLS}, hosts: ["*.org"], tls: {mode: PASSTHROUGH}}
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: elsewhere, namespace: shop}
                spec:
                  selector: {istio: egressgateway}
                  servers:
                    - {port: {number: 80, name: tcp, protocol: TCP}, hosts: ["*.example.com"]}
                    - {port: {number: 443, name: a, protocol: TLS}, hosts: [a.org], tls: {mode: ISTIO_MUTUAL}}
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: one, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop/a.example.com]}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: other, namespace: billing}
                spec:
                  selector: {istio: ingressgateway}
                  servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [./a.example.com]}]
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: [shop.example.com] # ← 'shop.example.com' on port 443 is also claimed by Gateway shop/api
                      tls: {mode: SIMPLE, credentialName: shop}
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"] # ← shares '*' on port 80 with Gateway shop/api
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: api, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 443, name: https, protocol: HTTPS}
                      hosts: ["*/shop.example.com"] # ← is also claimed by Gateway shop/shop
                      tls: {mode: SIMPLE, credentialName: api}
                    - port: {number: 80, name: http, protocol: HTTP}
                      hosts: ["*"] # ← shares '*' on port 80 with Gateway shop/shop
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: shop, namespace: shop}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                    - port: {number: 80, name: http, protocol: HTTP} # ← HTTP shares port 80 with TCP of Gateway shop/db
                      hosts: [shop.example.com]
                    - port: {number: 5432, name: tcp, protocol: TCP} # ← with TCP of Gateway shop/db
                      hosts: ["*"]
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: db, namespace: shop}
                spec:
                  selector: {istio: ingressgateway, tier: edge}
                  servers:
                    - port: {number: 80, name: tcp, protocol: TCP} # ← TCP shares port 80 with HTTP of Gateway shop/shop
                      hosts: [db.example.com]
                    - port: {number: 5432, name: tcp-1, protocol: TCP} # ← with TCP of Gateway shop/shop
                      hosts: ["*"]
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: edge, namespace: istio-ingress}
                spec:
                  selector: {matchLabels: {istio: ingressgateway}}
                  template:
                    metadata: {labels: {istio: ingressgateway, tier: edge}}
                    spec: {containers: [{name: istio-proxy, image: auto}]}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        var reported: Set<Place> = []
        for group in GatewayListeners(mesh).groups where group.count > 1 {
            checkProtocols(of: group, &reported, report)
            checkHosts(of: group, &reported, report)
        }
    }

    /// A server, so that each is reported once, although it may be in several groups.
    private struct Place: Hashable {
        let gateway: ObjectIdentifier
        let index: Int

        init(_ listener: GatewayListener) {
            gateway = ObjectIdentifier(listener.gateway)
            index = listener.index
        }
    }

    private func checkProtocols(of group: [GatewayListener], _ reported: inout Set<Place>, _ report: Report) {
        let byNeed = Dictionary(grouping: group, by: Sharing.init)
        for listener in group {
            guard let need = Sharing(listener), let other = rival(of: listener, which: need, byNeed),
                reported.insert(Place(listener)).inserted
            else { continue }
            let server = listener.server
            let message =
                "\(server.port.protocol) shares port \(server.port.number) with \(other.server.port.protocol) of Gateway "
                + "\(other.name), which it cannot: one of them is dropped"
            report(listener.gateway, at: listener.path.port, message)
        }
    }

    /// A server that cannot be on the same port.
    private func rival(
        of listener: GatewayListener,
        which need: Sharing,
        _ byNeed: [Sharing?: [GatewayListener]]
    ) -> GatewayListener? {
        let others = Sharing.allCases.filter { $0 != need }.compactMap { byNeed[$0]?.first }
        if let other = others.first { return other }
        return need == .alone ? byNeed[need]?.first { Place($0) != Place(listener) } : nil
    }

    private func checkHosts(of group: [GatewayListener], _ reported: inout Set<Place>, _ report: Report) {
        let claims = group.flatMap { listener in
            listener.server.hosts.enumerated().map { Claim(listener, ScopedHost($1), $0) }
        }
        let byHost = Dictionary(grouping: claims, by: \.host.name)
        for claim in claims {
            guard let rivals = byHost[claim.host.name], rivals.count > 1,
                let other = rivals.first(where: claim.conflicts), reported.insert(Place(claim.listener)).inserted
            else { continue }
            self.report(claim, other, report)
        }
    }

    private func report(_ claim: Claim, _ other: Claim, _ report: Report) {
        let listener = claim.listener
        let place = "'\(claim.host.name)' on port \(listener.server.port.number)"
        let path = listener.path.hosts[claim.index]
        if claim.isTLS {
            let message = "\(place) is also claimed by Gateway \(other.listener.name): one of the servers is dropped"
            report(listener.gateway, at: path, message)
        } else {
            let message =
                "the server shares \(place) with Gateway \(other.listener.name), so that their routes are mixed"
            report(listener.gateway, at: path, message, severity: .warning)
        }
    }
}

/// What a server lets beside itself on its port.
private enum Sharing: CaseIterable {
    /// Other servers of plain HTTP.
    case http
    /// Other servers with TLS, for other hosts.
    case tls
    /// Nothing.
    case alone

    /// `nil` where the protocol is not known.
    init?(_ listener: GatewayListener) {
        guard let name = listener.protocol else { return nil }
        self = name.isTLS ? .tls : name.isHTTP ? .http : .alone
    }
}

/// A host of a server.
private struct Claim {
    let listener: GatewayListener
    let host: ScopedHost
    let index: Int
    let isTLS: Bool
    /// The namespace whose routes the host is for; `nil` for all.
    let namespace: Substring?

    init(_ listener: GatewayListener, _ host: ScopedHost, _ index: Int) {
        self.listener = listener
        self.host = host
        self.index = index
        isTLS = listener.protocol?.isTLS == true
        namespace =
            switch host.namespace {
            case nil, "*": nil
            case ".": listener.gateway.namespace[...]
            case let name?: name
            }
    }

    /// Whether both cannot be served, or only as one.
    ///
    /// Servers of plain HTTP in one Gateway, or for routes of different namespaces, share a host without harm.
    func conflicts(with other: Claim) -> Bool {
        guard isTLS == other.isTLS else { return false }
        if listener.isOfSameGateway(as: other.listener) { return isTLS && listener.index != other.listener.index }
        return isTLS || namespace == nil || other.namespace == nil || namespace == other.namespace
    }
}
