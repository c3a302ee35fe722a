import MeshModel
import YAML

/// Reports Service ports whose protocol contradicts what else is known of them.
struct PortProtocolRule: LintRule {
    static let info = RuleInfo(
        "MG701",
        "port-protocol",
        .warning,
        summary: "The protocol of a Service's port contradicts its number, its target or the probe of its pods.",
        reason: """
            Istio takes the protocol from appProtocol, else from the port's name up to '-': what it takes for HTTP it parses as \
            HTTP, and a database or TLS behind it fails; gRPC that it takes for TCP or HTTP/1.1 loses its load balancing, retries \
            and metrics (istio/istio #7117, #16364, #14909). UDP does not go through the mesh at all. Numbers count only where \
            they are known for one protocol.
            """,
        help: "name the port, or set its appProtocol, after the protocol that is really spoken",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports:
                    - {name: http-api, port: 80, targetPort: http}
                    - {name: https, port: 443, targetPort: https}
                    - {name: grpc, port: 9000, appProtocol: kubernetes.io/h2c}
                    - {name: web, port: 8080, appProtocol: http, targetPort: web}
                    - {name: tcp-mysql, port: 3306}
                    - {name: dns-udp, port: 53, protocol: UDP}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec:
                  selector: {app: cart}
                  ports:
                    - {name: grpc, port: 9000, appProtocol: http} # ← the name says grpc, appProtocol http, which wins
                    - {name: http-db, port: 3306} # ← port 3306 is known for MySQL, but its protocol is http
                    - {name: http, port: 80, targetPort: grpc} # ← its protocol is http, but it leads to the port 'grpc'
                    - {name: http-udp, port: 81, protocol: UDP} # ← the name says http, but UDP does not go through the mesh
                    - {name: http-web, port: 443, targetPort: 443} # ← port 443 is known for TLS, but its protocol is http
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: ledger}
                spec:
                  selector: {app: ledger}
                  ports:
                    - {name: tcp-api, port: 80, targetPort: 9000} # ← its pods have a gRPC probe on port 9000, but its protocol is tcp
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: ledger}
                spec:
                  selector: {matchLabels: {app: ledger}}
                  template:
                    metadata: {labels: {app: ledger}}
                    spec: {containers: [{name: app, image: "ledger:1", readinessProbe: {grpc: {port: 9000}}}]}
                """
            ),
        ]
    )

    private static let knownPorts: [Int: String] = [
        3306: "MySQL", 5432: "PostgreSQL", 6379: "Redis", 27017: "MongoDB", 9092: "Kafka", 5672: "AMQP",
        1433: "SQL Server",
        11211: "memcached", 2181: "ZooKeeper", 1521: "Oracle", 25: "SMTP", 22: "SSH",
    ]

    func check(_ mesh: MeshSnapshot, report: Report) {
        for service in mesh.all(Service.self) {
            for (index, port) in (service.resource.spec?.ports ?? []).enumerated() {
                guard let problem = problem(port) else { continue }
                report(service, at: .root.spec.ports[index], problem)
            }
        }
        checkProbes(mesh, report)
    }

    private func problem(_ port: Service.Port) -> String? {
        let named = PortProtocol.ofPortName(port.name ?? "")
        if port.protocol == .udp {
            guard let named, named != .udp, port.name?.contains("-") == true || named.isHTTP else { return nil }
            return "the name says \(named.rawValue), but UDP does not go through the mesh"
        }
        if let text = port.appProtocol, let said = PortProtocol.application(text), let named, !said.agrees(with: named)
        {
            return "the name says \(named.rawValue), appProtocol \(text), which wins"
        }
        let kind = PortProtocol(of: port)
        guard kind.isHTTP else { return nil }
        if let known = Self.knownPorts[port.port] {
            return "port \(port.port) is known for \(known), but its protocol is \(kind.rawValue)"
        }
        if port.port == 443, port.targetPort == .int(443) || port.targetPort == .int(8443) || port.targetPort == nil {
            return "port 443 is known for TLS, but its protocol is \(kind.rawValue)"
        }
        guard case .string(let target)? = port.targetPort, let targeted = PortProtocol.ofPortName(target),
            !kind.agrees(with: targeted)
        else { return nil }
        return "its protocol is \(kind.rawValue), but it leads to the port '\(target)'"
    }

    /// gRPC that Istio is not told about.
    private func checkProbes(_ mesh: MeshSnapshot, _ report: Report) {
        for host in mesh.hosts.all {
            guard let service = host.service else { continue }
            let workloads = mesh.serviceMap.workloads(behind: host)
            for (index, port) in (service.resource.spec?.ports ?? []).enumerated() {
                let kind = PortProtocol(of: port)
                guard kind != .grpc, kind != .http2, kind != .grpcWeb, kind != .unknown else { continue }
                guard let probed = workloads.lazy.compactMap({ $0.grpcProbe(behind: port) }).first else { continue }
                let message = "its pods have a gRPC probe on port \(probed), but its protocol is \(kind.rawValue)"
                report(service, at: .root.spec.ports[index], message)
            }
        }
    }
}

extension PortProtocol {
    /// Whether two names can stand for what goes over one port: HTTP/1.1 and gRPC cannot, nor can HTTP and TLS.
    fileprivate func agrees(with other: PortProtocol) -> Bool {
        if self == other || self == .unknown || other == .unknown { return true }
        if isHTTP, other.isHTTP { return Set([self, other]) != [.http, .grpc] }
        return isTLS == other.isTLS && isTCP == other.isTCP
    }
}

extension Workload {
    /// The number of the pod's port behind a Service's, if a container is probed there with gRPC.
    fileprivate func grpcProbe(behind port: Service.Port) -> Int? {
        for container in spec.containers {
            let target = port.targetPort ?? .int(port.port)
            for probe in [container.readinessProbe, container.livenessProbe, container.startupProbe] {
                guard let number = probe?.grpc?.port else { continue }
                let matches =
                    switch target {
                    case .int(let value): value == number
                    case .string(let name):
                        container.ports?.contains { $0.name == name && $0.containerPort == number } == true
                    }
                if matches { return number }
            }
        }
        return nil
    }
}
