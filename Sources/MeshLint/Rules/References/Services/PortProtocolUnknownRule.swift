import MeshModel
import YAML

/// Reports ports of Services whose protocol Istio does not learn.
struct PortProtocolUnknownRule: LintRule {
    static let info = RuleInfo(
        "MG240",
        "port-protocol-unknown",
        .info,
        aliases: ["IST0118", "IST0150", "KIA0601", "KIA0602"],
        summary: "The port of a Service does not say which protocol it speaks.",
        reason: """
            Istio takes the protocol of a port from "appProtocol", or from its name up to the first "-": "http-api" \
            is HTTP. Otherwise it looks at the first bytes of each connection, which delays protocols where the \
            server speaks first, and routes by HTTP may not hold. For an ExternalName Service "tcp" or no protocol \
            makes a listener that takes in all traffic of the port.
            """,
        help: "name the port <protocol>[-<suffix>], such as http-api, or set appProtocol",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports:
                    - {name: http-api, port: 80}
                    - {name: api, port: 81, appProtocol: kubernetes.io/h2c}
                    - {name: grpc-web-api, port: 82}
                    - {name: db, port: 3306}
                    - {name: dns, port: 5353, protocol: UDP}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: out, namespace: shop}
                spec: {type: ExternalName, externalName: example.com, ports: [{name: tls, port: 443}]}
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec:
                  selector: {app: cart}
                  ports:
                    - {name: api, port: 80} # ← the name 'api' of port 80 tells no protocol
                    - {name: http-x, port: 81, appProtocol: soap} # ← Istio knows no protocol 'soap'
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: one, namespace: shop}
                spec:
                  ports:
                    - port: 80 # ← port 80 has no name that tells its protocol
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: out, namespace: shop}
                spec:
                  type: ExternalName
                  externalName: example.com
                  ports:
                    - {name: tcp-any, port: 9000} # ← captures all traffic to that port
                """
            )
        ]
    )

    /// Ports of protocols in which the server speaks first, which Istio never guesses.
    private static let wellKnown: Set<Int> = [25, 53, 3306, 27017, 15021]

    func check(_ mesh: MeshSnapshot, report: Report) {
        let exempt = Self.gatewayServices(mesh)
        for service in mesh.all(Service.self) {
            guard let spec = service.resource.spec, !exempt.contains(ObjectIdentifier(service)),
                service.labels["istio"] == nil, service.labels["release"] != "istio",
                service.labels["gateway.istio.io/managed"] == nil, service.namespace != mesh.rootNamespace,
                !service.namespace.hasPrefix("kube-"),
                mesh.membership(ofNamespace: service.namespace) != .outside || mesh.isComplete
            else { continue }
            for (index, port) in (spec.ports ?? []).enumerated() where port.protocol ?? .tcp == .tcp {
                check(port, at: .root.spec.ports[index], of: service, report)
            }
        }
    }

    private func check(_ port: Service.Port, at path: FieldPath, of service: Located<Service>, _ report: Report) {
        let name = port.name ?? ""
        if let text = port.appProtocol {
            guard PortProtocol.application(text) == nil else { return }
            return report(service, at: path.appProtocol, "Istio knows no protocol '\(text)'")
        }
        let found = PortProtocol.ofPortName(name)
        if service.resource.spec?.type == .externalName {
            guard found == nil || found == .tcp else { return }
            return report(
                service,
                at: path.name,
                "port \(port.port) of an ExternalName Service captures all traffic to that port: its name says no protocol above TCP",
                severity: .warning
            )
        }
        guard found == nil, !Self.wellKnown.contains(port.port) else { return }
        report(
            service,
            at: path.name,
            name.isEmpty
                ? "port \(port.port) has no name that tells its protocol"
                : "the name '\(name)' of port \(port.port) tells no protocol"
        )
    }

    /// The Services of gateways, whose protocols a Gateway says.
    private static func gatewayServices(_ mesh: MeshSnapshot) -> Set<ObjectIdentifier> {
        let services = mesh.serviceMap
        return Set(mesh.gatewayWorkloads.flatMap(services.services(of:)).map(ObjectIdentifier.init))
    }
}
