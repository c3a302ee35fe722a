import MeshModel
import YAML

/// Reports addresses of workloads outside Kubernetes that cannot be reached.
struct WorkloadAddressRule: LintRule {
    static let info = RuleInfo(
        "MG417",
        "workload-entry-address",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A WorkloadEntry has no address that could be called, or ports that do not go with it.",
        reason: """
            Istio takes an IP address, a domain name without wildcard, or `unix://` and an absolute path (or `@` and a name). A \
            socket has no ports. With a network and no address, the workload is reached through the gateway of that network, \
            which has to be known.
            """,
        help: "write an IP address, a domain name, or unix:///path",
        covers: [
            "WorkloadEntry: no address and no network",
            "WorkloadEntry: no address but a network",
            "WorkloadEntry: unix address: bad path",
            "WorkloadEntry: unix address with ports",
            "WorkloadEntry: address neither IP nor FQDN",
            "WorkloadEntry: port name not a DNS-1123 label",
            "Shared pieces: unix address (`unix://` cut off): empty; not absolute or ending in `/`, unless it starts with `@`",
            "Shared pieces: FQDN: empty, over 255 characters, a label that is not a DNS-1123 label (63 max), or an all-numeric last "
                + "label (so an IP address); one trailing dot is fine",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: socket}
                spec: {address: "unix://@bank"}
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: name}
                spec: {address: vm.example.com., ports: {http: 8080}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: nothing}
                spec: # ← neither address nor network
                  address: ""
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: network}
                spec: # ← only through the gateway of the network 'vm'
                  network: vm
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: socket}
                spec:
                  address: unix://run/bank # ← 'run/bank' is not absolute
                  ports: {http: 80} # ← a socket has no ports
                ---
                apiVersion: networking.istio.io/v1
                kind: WorkloadEntry
                metadata: {name: name}
                spec:
                  address: "*.example.com" # ← '*.example.com' is neither an IP address nor a domain name
                  ports: {http_1: 80} # ← the name 'http_1' is no DNS label
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for entry in mesh.all(WorkloadEntry.self) {
            let spec = entry.resource.spec
            guard !spec.isUnread("address") else { continue }
            checkAddress(of: entry, report)
            for name in (spec.ports ?? [:]).keys.sorted() where !DNSSyntax.isLabelInAnyCase(name) {
                report(entry, at: .root.spec.ports[name], "the name '\(name)' is no DNS label", on: .key)
            }
        }
    }

    private func checkAddress(of entry: Located<WorkloadEntry>, _ report: Report) {
        let spec = entry.resource.spec
        guard let address = spec.address, !address.isEmpty else {
            guard let network = spec.network, !network.isEmpty else {
                // The schema says it where neither is there.
                if spec.address == nil, spec.network == nil { return }
                return report(entry, at: .root.spec, "the workload has neither address nor network")
            }
            let message =
                "without an address, the workload is reached only through the gateway of the network '\(network)'"
            return report(entry, at: .root.spec, message, severity: .warning)
        }
        guard let path = spec.socketPath else {
            if EndpointAddress.isIPOrName(address) { return }
            return report(entry, at: .root.spec.address, "'\(address)' is neither an IP address nor a domain name")
        }
        if let problem = EndpointAddress.problem(ofSocket: path) { report(entry, at: .root.spec.address, problem) }
        if spec.ports?.isEmpty == false { report(entry, at: .root.spec.ports, "a socket has no ports", on: .key) }
    }
}
