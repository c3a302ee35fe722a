public import MeshModel

/// A host that can be called: that of a Service, or one of a ServiceEntry.
public final class RegisteredHost: Placed, Sendable {
    /// The full name, which may begin with `*` for a ServiceEntry.
    public let name: String
    public let namespace: String
    public let ports: [Port]
    /// The Service or ServiceEntry that it comes from.
    public let document: LintDocument
    public let source: Source
    /// Where it can be seen: namespaces, `.` and `*`; empty for everywhere.
    public let exportTo: [String]

    public enum Source: Sendable {
        case service(Located<Service>)
        case entry(Located<ServiceEntry>)
    }

    /// A port of a host.
    public struct Port: Hashable, Sendable {
        public var number: Int
        public var name: String?
        public var `protocol`: PortProtocol
        /// The port of the pod or endpoint, where it is another one: a number or the name of a container port.
        public var target: IntOrString?
    }

    init(_ service: Located<Service>) {
        let spec = service.resource.spec
        name = HostName.ofService(service.name, in: service.namespace)
        namespace = service.namespace
        document = service.document
        source = .service(service)
        exportTo =
            service.annotations["networking.istio.io/exportTo"].map { $0.split(separator: ",").map(String.init) } ?? []
        ports = (spec?.ports ?? []).map { port in
            Port(number: port.port, name: port.name, protocol: PortProtocol(of: port), target: port.targetPort)
        }
    }

    init(_ name: String, of entry: Located<ServiceEntry>) {
        self.name = HostName.full(name, in: entry.namespace)
        namespace = entry.namespace
        document = entry.document
        source = .entry(entry)
        exportTo = entry.resource.spec.exportTo ?? []
        ports = (entry.resource.spec.ports ?? []).map { port in
            Port(
                number: port.number,
                name: port.name,
                protocol: PortProtocol(text: port.protocol ?? "") ?? .unknown,
                target: port.targetPort.map { .int($0) }
            )
        }
    }

    /// Whether resources of a namespace see the host.
    public func isVisible(from namespace: String) -> Bool {
        ExportScope.includes(namespace, exportTo, from: self.namespace)
    }

    /// The service, if it is one of the cluster.
    public var service: Located<Service>? {
        if case .service(let service) = source { service } else { nil }
    }

    public func port(_ number: Int) -> Port? { ports.first { $0.number == number } }
}

/// The hosts that the inputs define, as Istio looks them up.
public struct HostRegistry: Sendable {
    public let all: [RegisteredHost]
    private let byName: [String: [RegisteredHost]]
    private let wildcards: [RegisteredHost]

    init(services: [Located<Service>], entries: [Located<ServiceEntry>]) {
        all =
            services.map(RegisteredHost.init)
            + entries.flatMap { entry in entry.resource.spec.hosts.map { RegisteredHost($0, of: entry) } }
        byName = Dictionary(grouping: all.filter { !HostName.isWildcard($0.name) }, by: \.name)
        wildcards = all.filter { HostName.isWildcard($0.name) }
    }

    /// The hosts that a name stands for in a resource of `namespace`: those of that very name that are visible there, else
    /// the wildcard hosts that cover it, the most precise first.
    public func lookUp(_ host: String, from namespace: String) -> [RegisteredHost] {
        let name = HostName.full(host, in: namespace)
        let exact = (byName[name] ?? []).filter { $0.isVisible(from: namespace) }
        if !exact.isEmpty { return exact }
        return wildcards.filter { HostName.covers($0.name, name) && $0.isVisible(from: namespace) }
            .sorted { $0.name.utf8.count > $1.name.utf8.count }
    }

    /// The hosts of this full name, seen from anywhere.
    public func hosts(named name: String) -> [RegisteredHost] { byName[name] ?? [] }

    /// The namespace that a full name of a service of the cluster lies in; `nil` for other hosts.
    public static func namespace(of fullName: String) -> String? {
        guard fullName.hasSuffix(".\(HostName.clusterDomain)") else { return nil }
        let parts = fullName.dropLast(HostName.clusterDomain.utf8.count + 1).split(separator: ".")
        return parts.count == 2 ? String(parts[1]) : nil
    }
}
