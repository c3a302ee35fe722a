import MeshModel

/// A port of a host that several service entries define and some namespace sees more than once.
struct SharedEntryPort {
    let host: String
    let number: Int
    /// In the order of the inputs.
    let places: [Place]

    /// Where one entry defines it.
    struct Place {
        let entry: Located<ServiceEntry>
        let index: Int
        let `protocol`: PortProtocol
    }

    /// The first other place that some namespace sees together with this one and that `matches`.
    func other(than place: Place, where matches: (Place) -> Bool) -> Place? {
        places.first { $0.entry !== place.entry && matches($0) && $0.entry.isSeen(with: place.entry) }
    }
}

extension MeshSnapshot {
    /// The ports that more than one service entry defines for the same host.
    var sharedEntryPorts: [SharedEntryPort] {
        let entries = all(ServiceEntry.self)
        guard entries.count > 1 else { return [] }
        var byHost: [String: [Located<ServiceEntry>]] = [:]
        for entry in entries {
            for host in Set(entry.resource.spec.hosts) { byHost[host, default: []].append(entry) }
        }
        let shared = byHost.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
        return shared.flatMap { host, entries in SharedEntryPort.ports(of: host, in: entries) }
    }
}

extension SharedEntryPort {
    fileprivate static func ports(of host: String, in entries: [Located<ServiceEntry>]) -> [SharedEntryPort] {
        var places: [Int: [Place]] = [:]
        for entry in entries {
            for (index, port) in (entry.resource.spec.ports ?? []).enumerated() {
                guard let kind = port.parsedProtocol else { continue }
                places[port.number, default: []].append(Place(entry: entry, index: index, protocol: kind))
            }
        }
        return places.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
            .map { SharedEntryPort(host: host, number: $0.key, places: $0.value) }
    }
}

extension Located<ServiceEntry> {
    /// Whether some namespace sees both entries.
    fileprivate func isSeen(with other: Located<ServiceEntry>) -> Bool {
        guard let mine = scopes, let others = other.scopes else {
            return scopes?.isEmpty != true && other.scopes?.isEmpty != true
        }
        return !mine.isDisjoint(with: others)
    }

    /// The namespaces that see the entry; `nil` for all of them.
    private var scopes: Set<String>? {
        guard let list = resource.spec.exportTo, !list.isEmpty, !list.contains("*") else { return nil }
        return Set(list.compactMap { $0 == "~" ? nil : $0 == "." ? namespace : $0 })
    }
}
