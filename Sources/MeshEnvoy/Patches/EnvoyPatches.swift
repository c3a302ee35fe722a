import MeshLint
import MeshModel

/// The patches of the EnvoyFilters that hold for a proxy, by priority, then in the order of the inputs.
///
/// Source: Istio, "Envoy Filter"; `pilot/pkg/networking/core/envoyfilter`.
struct EnvoyPatches {
    typealias Patch = EnvoyFilter.ConfigPatch

    private let patches: [Patch]

    init(_ mesh: MeshSnapshot, _ proxy: Proxy, _ log: TranslationLog) {
        let filters = mesh.all(EnvoyFilter.self).filter { filter in
            (filter.namespace == proxy.namespace || filter.namespace == mesh.rootNamespace)
                && filter.resource.spec.targetRefs?.isEmpty != false
                && proxy.labels.holds(filter.resource.spec.workloadSelector?.labels ?? [:])
        }
        let ordered = filters.enumerated().sorted { one, other in
            let (first, second) = (one.element.resource.spec.priority ?? 0, other.element.resource.spec.priority ?? 0)
            // The whole mesh's come before the namespace's.
            let (near, far) = (one.element.namespace == proxy.namespace, other.element.namespace == proxy.namespace)
            return (first, near ? 1 : 0, one.offset) < (second, far ? 1 : 0, other.offset)
        }
        for filter in ordered.map(\.element) { Self.note(filter, log) }
        patches = ordered.flatMap { $0.element.resource.spec.configPatches ?? [] }
    }

    private static let known: Set<EnvoyFilter.ApplyTo> = [
        .listener, .networkFilter, .httpFilter, .routeConfiguration, .virtualHost, .httpRoute, .cluster,
    ]

    private static func note(_ filter: Located<EnvoyFilter>, _ log: TranslationLog) {
        for (index, patch) in (filter.resource.spec.configPatches ?? []).enumerated() {
            if let place = patch.applyTo, !known.contains(place) {
                log.ignore(filter.document, "spec.configPatches[\(index)]", "\(place.rawValue) cannot be patched here")
            }
        }
    }

    private func patches(_ place: EnvoyFilter.ApplyTo, _ side: HTTPConnections.Side) -> [Patch] {
        patches.filter { patch in
            guard patch.applyTo == place else { return false }
            switch patch.match?.context {
            case .any?, nil: return true
            case .gateway?: return side == .gateway
            case .sidecarInbound?: return side == .inbound
            case .sidecarOutbound?: return side == .outbound
            case .waypoint?: return false
            }
        }
    }
}

extension EnvoyPatches {
    /// The HTTP filters of a port.
    func http(_ filters: [AnyValue], _ side: HTTPConnections.Side, port: Int) -> [AnyValue] {
        patches(.httpFilter, side).filter { Self.isPort(port, of: $0) }.reduce(filters) { filters, patch in
            let anchor = patch.match?.listener?.filterChain?.filter?.subFilter?.name
            return Self.list(
                filters,
                patch.patch,
                anchor: anchor,
                atEnd: { $0["name"]?.string == "envoy.filters.http.router" }
            )
        }
    }

    /// The filters of a connection to a port.
    func network(_ filters: [AnyValue], _ side: HTTPConnections.Side, port: Int) -> [AnyValue] {
        patches(.networkFilter, side).filter { Self.isPort(port, of: $0) }.reduce(filters) { filters, patch in
            let anchor = patch.match?.listener?.filterChain?.filter?.name
            return Self.list(filters, patch.patch, anchor: anchor, atEnd: { _ in false })
        }
    }

    func listener(_ listener: AnyValue, _ side: HTTPConnections.Side, port: Int) -> AnyValue {
        let name = listener["name"]?.string
        return patches(.listener, side)
            .filter { Self.isPort(port, of: $0) && Self.isWanted($0.match?.listener?.name, name) }
            .reduce(listener) { Self.merge($0, $1.patch) }
    }

    func cluster(_ cluster: AnyValue, _ name: ClusterName) -> AnyValue {
        patches(.cluster, name.direction == .inbound ? .inbound : .outbound)
            .filter { patch in
                let match = patch.match?.cluster
                return Self.isWanted(match?.name, name.text) && Self.isWanted(match?.service, name.host)
                    && Self.isWanted(match?.subset, name.subset)
                    && (match?.portNumber == nil || match?.portNumber == name.port)
            }
            .reduce(cluster) { Self.merge($0, $1.patch) }
    }

    /// A table of routes, its virtual hosts, and the routes of these.
    func routes(_ table: AnyValue, _ side: HTTPConnections.Side, port: Int) -> AnyValue {
        func isMeant(_ patch: Patch) -> Bool {
            let match = patch.match?.routeConfiguration
            return (match?.portNumber == nil || match?.portNumber == port)
                && Self.isWanted(match?.name, table["name"]?.string)
        }
        let ofHosts = patches(.virtualHost, side).filter(isMeant)
        let ofRoutes = patches(.httpRoute, side).filter(isMeant)
        var table = table
        if !ofHosts.isEmpty || !ofRoutes.isEmpty {
            let hosts = (table["virtual_hosts"]?.items ?? []).map { Self.host($0, ofHosts, ofRoutes) }
            table = table.replacing("virtual_hosts", with: AnyValue(hosts))
        }
        return patches(.routeConfiguration, side).filter(isMeant).reduce(table) { Self.merge($0, $1.patch) }
    }

    private static func host(_ host: AnyValue, _ ofHosts: [Patch], _ ofRoutes: [Patch]) -> AnyValue {
        let name = host["name"]?.string
        func isMeant(_ patch: Patch) -> Bool { isWanted(patch.match?.routeConfiguration?.vhost?.name, name) }
        var host = ofHosts.filter(isMeant).reduce(host) { merge($0, $1.patch) }
        let mine = ofRoutes.filter(isMeant)
        guard !mine.isEmpty, let routes = host["routes"]?.items else { return host }
        let changed = routes.map { route in
            mine.filter { isWanted($0.match?.routeConfiguration?.vhost?.route?.name, route["name"]?.string) }
                .reduce(route) { merge($0, $1.patch) }
        }
        host = host.replacing("routes", with: AnyValue(changed))
        return host
    }

    private static func isPort(_ port: Int, of patch: Patch) -> Bool {
        patch.match?.listener?.portNumber.map { $0 == port } ?? true
    }

    private static func isWanted(_ wanted: String?, _ name: String?) -> Bool {
        wanted.nonEmpty.map { $0 == name } ?? true
    }

    private static func merge(_ value: AnyValue, _ patch: EnvoyFilter.Patch?) -> AnyValue {
        guard let change = patch?.value else { return value }
        switch patch?.operation {
        case .merge?: return value.merged(with: change)
        case .mergeAndReplaceList?: return value.merged(with: change, replacesLists: true)
        case .replace?: return change
        default: return value
        }
    }

    /// Changes a list of filters.
    ///
    /// - Parameters:
    ///   - anchor: the filter that the patch is about.
    ///   - atEnd: the filters that must stay behind one that is added.
    private static func list(
        _ filters: [AnyValue],
        _ patch: EnvoyFilter.Patch?,
        anchor: String?,
        atEnd: (AnyValue) -> Bool
    ) -> [AnyValue] {
        var filters = filters
        let index = filters.firstIndex { $0["name"]?.string == anchor }
        switch patch?.operation {
        case .insertFirst?: patch?.value.map { filters.insert($0, at: 0) }
        case .insertBefore?: patch?.value.map { filters.insert($0, at: index ?? 0) }
        case .insertAfter?: patch?.value.map { filters.insert($0, at: index.map { $0 + 1 } ?? filters.count) }
        case .add?: patch?.value.map { filters.insert($0, at: filters.firstIndex(where: atEnd) ?? filters.count) }
        case .remove?: filters.removeAll { $0["name"]?.string == anchor }
        case .merge?, .mergeAndReplaceList?, .replace?:
            if let index { filters[index] = merge(filters[index], patch) }
        case .invalid?, nil: break
        }
        return filters
    }
}
