package import MeshModel

/// The DestinationRules by the hosts that they are for.
package struct DestinationRuleIndex: Sendable {
    private let byHost: [String: [Located<DestinationRule>]]
    private let wildcards: [(host: String, rule: Located<DestinationRule>)]

    init(_ rules: [Located<DestinationRule>]) {
        byHost = Dictionary(grouping: rules, by: \.fullHost)
        wildcards = byHost.keys.filter(HostName.isWildcard).sorted { $0.utf8.count > $1.utf8.count }
            .flatMap { [byHost] host in (byHost[host] ?? []).map { (host, $0) } }
    }

    /// The rules for exactly this full name of a host.
    func exact(_ host: String) -> [Located<DestinationRule>] { byHost[host] ?? [] }

    /// The rules that a host can have: those of its name, then those of wildcards that cover it.
    package func rules(for host: String) -> [Located<DestinationRule>] {
        let named = byHost[host] ?? []
        return wildcards.isEmpty
            ? named : named + wildcards.filter { $0.host != host && HostName.covers($0.host, host) }.map(\.rule)
    }

    /// The hosts that have rules, with these.
    var hosts: [String: [Located<DestinationRule>]] { byHost }
}

extension Located where Kind == DestinationRule {
    /// The full name of the host.
    var fullHost: String { HostName.full(resource.spec.host, in: namespace) }

    /// Whether clients of a namespace may see it.
    package func isVisible(from client: String) -> Bool {
        ExportScope.includes(client, resource.spec.exportTo ?? [], from: namespace)
    }
}
