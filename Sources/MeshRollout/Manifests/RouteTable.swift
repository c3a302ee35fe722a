import YAML

/// Everything in manifests that says where the requests of a service go.
struct RouteTable: Sendable {
    let service: ServiceName
    let routes: [ServiceRoute]
    let rules: [DestinationRuleSource]
    /// The rules for all hosts of a domain, which count where there is none for the service itself.
    let wildcards: [DestinationRuleSource]

    init(_ files: [ManifestFile], _ service: ServiceName) {
        self.service = service
        routes = files.flatMap { Self.routes(in: $0, to: service) }
        let all = files.flatMap { file in
            file.resources("DestinationRule", group: "networking.istio.io").map {
                DestinationRuleSource(file: file.path, resource: $0)
            }
        }
        rules = all.filter { $0.isFor(service) }
        wildcards = all.filter { $0.covers(service) }
    }

    private static func routes(in file: ManifestFile, to service: ServiceName) -> [ServiceRoute] {
        file.resources("VirtualService", group: "networking.istio.io").flatMap { resource in
            ServiceRoute.Kind.allCases.flatMap { kind in
                (resource["spec"]?[kind.rawValue]?.items.map(\.self) ?? []).compactMap { node in
                    ServiceRoute(node, kind, of: resource, in: file.path, to: service)
                }
            }
        }
    }

    /// The namespaces that the routes lead to, sorted.
    var namespaces: [String] {
        let hosts = routes.flatMap { route in
            route.destinations.compactMap { destination in
                destination.host.flatMap { ServiceName(host: $0, in: route.resource.resourceNamespace).namespace }
            }
        }
        return Set(hosts).sorted()
    }

    /// All subsets by name, those of rules first.
    var subsets: [String] {
        var seen: Set<String> = []
        let names = (rules + wildcards).flatMap { $0.subsets.compactMap { $0["name"]?.text } }
        let used = routes.flatMap { $0.destinations.compactMap(\.subset) }
        return (names + used).filter { seen.insert($0).inserted }
    }
}

/// A DestinationRule.
struct DestinationRuleSource: Sendable {
    let file: String
    let resource: Node

    private var host: String { resource["spec"]?["host"]?.text ?? "" }

    /// Whether it is for the service itself.
    func isFor(_ service: ServiceName) -> Bool {
        ServiceName(host: host, in: resource.resourceNamespace).matches(service)
    }

    /// Whether it is for the hosts of a domain, and the service is one of them.
    func covers(_ service: ServiceName) -> Bool {
        guard host.hasPrefix("*") else { return false }
        let namespace = service.namespace ?? resource.resourceNamespace ?? "default"
        return "\(service.name).\(namespace).svc.cluster.local".hasSuffix(host.dropFirst())
    }

    var subsets: [Node] { resource["spec"]?["subsets"]?.items.map(\.self) ?? [] }

    func subset(_ name: String) -> Node? { subsets.first { $0["name"]?.hasText(name) == true } }
}
