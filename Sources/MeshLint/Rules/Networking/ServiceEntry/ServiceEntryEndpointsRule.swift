import MeshModel
import YAML

/// Reports endpoints of service entries that do not go with their resolution.
struct ServiceEntryEndpointsRule: LintRule {
    static let info = RuleInfo(
        "MG413",
        "service-entry-endpoint",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "The endpoints of a ServiceEntry do not go with the way in which it finds addresses.",
        reason: """
            NONE sends connections where they were going, so endpoints are of no use. STATIC needs IP addresses or sockets. DNS \
            asks for the names of its endpoints, or else for its hosts, which then cannot be wildcards; DNS_ROUND_ROBIN knows a \
            single name. An endpoint names the ports of the service. Istio rejects the rest.
            """,
        help: "choose the resolution that fits: STATIC for IP addresses, DNS for names, NONE for no endpoints",
        covers: [
            "ServiceEntry: NONE with endpoints",
            "ServiceEntry: NONE with workloadSelector",
            "ServiceEntry: STATIC: endpoint rules of WorkloadEntry, address must be an IP or unix socket (no FQDN)",
            "ServiceEntry: STATIC: endpoint port name not among the service ports",
            "ServiceEntry: STATIC: unix endpoint and not exactly one service port",
            "ServiceEntry: DNS / DNS_ROUND_ROBIN without endpoints and a host that is not an FQDN (wildcards)",
            "ServiceEntry: DNS_ROUND_ROBIN with more than one endpoint",
            "ServiceEntry: DNS: endpoint address neither IP nor FQDN",
            "ServiceEntry: DNS: endpoint port name not among the service ports, not a label, or number out of range",
        ],
        accepts: ServiceEntryEndpointExamples.accepts,
        rejects: ServiceEntryEndpointExamples.rejects
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for entry in mesh.all(ServiceEntry.self) {
            let spec = entry.resource.spec
            switch spec.effectiveResolution {
            case .noResolution: checkUnresolved(entry, report)
            case .static: checkEndpoints(of: entry, report, Self.problem(ofStatic:))
            case .dns, .dnsRoundRobin: checkNames(of: entry, report)
            case .dynamicDns, nil: break
            }
        }
    }

    private func checkUnresolved(_ entry: Located<ServiceEntry>, _ report: Report) {
        let spec = entry.resource.spec
        if let endpoints = spec.endpoints, !endpoints.isEmpty {
            report(entry, at: .root.spec.endpoints, "endpoints are of no use with the resolution NONE", on: .key)
        }
        if spec.workloadSelector != nil {
            let message = "workloadSelector is of no use with the resolution NONE"
            report(entry, at: .root.spec.workloadSelector, message, on: .key, severity: .warning)
        }
    }

    private func checkNames(of entry: Located<ServiceEntry>, _ report: Report) {
        let spec = entry.resource.spec
        let endpoints = spec.endpoints ?? []
        if endpoints.isEmpty, !spec.isUnread("endpoints"), spec.workloadSelector == nil {
            for (index, host) in spec.hosts.enumerated() where HostName.isWildcard(host) {
                report(
                    entry,
                    at: .root.spec.hosts[index],
                    "DNS cannot be asked for '\(host)', and there are no endpoints"
                )
            }
        }
        if spec.resolution == .dnsRoundRobin, endpoints.count > 1 {
            let message = "DNS_ROUND_ROBIN takes one endpoint, not \(endpoints.count)"
            report(entry, at: .root.spec.endpoints, message, on: .key)
        }
        checkEndpoints(of: entry, report, Self.problem(ofNamed:))
    }

    private func checkEndpoints(
        of entry: Located<ServiceEntry>,
        _ report: Report,
        _ addressProblem: (WorkloadEntry.Spec) -> String?
    ) {
        let spec = entry.resource.spec
        for (index, endpoint) in (spec.endpoints ?? []).enumerated() {
            let path = FieldPath.root.spec.endpoints[index]
            if let problem = addressProblem(endpoint) { report(entry, at: path.address, problem) }
            if endpoint.socketPath != nil { checkSocket(endpoint, of: entry, at: path, report) }
            for name in (endpoint.ports ?? [:]).keys.sorted() {
                guard let problem = Self.problem(ofPort: name, among: spec.ports ?? []) else { continue }
                report(entry, at: path.ports[name], problem, on: .key)
            }
        }
    }

    private func checkSocket(
        _ endpoint: WorkloadEntry.Spec,
        of entry: Located<ServiceEntry>,
        at path: FieldPath,
        _ report: Report
    ) {
        let count = entry.resource.spec.ports?.count ?? 0
        if count != 1 {
            report(entry, at: path.address, "a socket serves exactly one port, and the service has \(count)")
        }
        if endpoint.ports?.isEmpty == false { report(entry, at: path.ports, "a socket has no ports", on: .key) }
    }

    private static func problem(ofStatic endpoint: WorkloadEntry.Spec) -> String? {
        if let path = endpoint.socketPath { return EndpointAddress.problem(ofSocket: path) }
        guard let address = endpoint.address, !address.isEmpty else {
            return endpoint.network?.isEmpty == false ? nil : "the endpoint has neither address nor network"
        }
        return IPAddress(address) == nil ? "'\(address)' is no IP address, which STATIC needs" : nil
    }

    private static func problem(ofNamed endpoint: WorkloadEntry.Spec) -> String? {
        let address = endpoint.address ?? ""
        if address.isEmpty, endpoint.network?.isEmpty == false { return nil }
        return EndpointAddress.isIPOrName(address) ? nil : "'\(address)' is neither an IP address nor a domain name"
    }

    private static func problem(ofPort name: String, among ports: [ServiceEntry.Port]) -> String? {
        if !DNSSyntax.isLabelInAnyCase(name) { return "the name '\(name)' is no DNS label" }
        guard !ports.contains(where: { $0.name == name }) else { return nil }
        let names = ports.map { "'\($0.name)'" }.joined(separator: ", ")
        return "the service has no port '\(name)'" + (names.isEmpty ? "" : ", but \(names)")
    }
}
