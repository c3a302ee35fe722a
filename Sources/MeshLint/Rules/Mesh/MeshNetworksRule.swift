import MeshModel
import YAML

/// Reports networks of the mesh that istiod refuses.
struct MeshNetworksRule: LintRule {
    static let info = RuleInfo(
        "MG473",
        "mesh-networks",
        .error,
        aliases: ["IST0106"],
        summary: "A network of the mesh has endpoints or gateways that Istio does not take.",
        reason: """
            MeshNetworks says which endpoints belong to a network and through which gateways it is reached. istiod refuses ranges \
            that are none, names of registries that are no labels, and gateways without a usable address. Names instead of \
            addresses need RESOLVE_HOSTNAME_GATEWAYS, which is on unless switched off.
            """,
        help: "write CIDR ranges, and for each gateway a service or an address, with a port",
        covers: [
            "MeshConfig: MeshNetworks: fromCidr not a subnet; fromRegistry not a label; gateway registryServiceName not an FQDN; "
                + "address not an IP (or name when enabled); port out of range"
        ],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: "{}"
                  meshNetworks: |
                    networks:
                      vm:
                        endpoints: [{fromCidr: 10.0.0.0/8}, {fromRegistry: cluster1}]
                        gateways: [{address: gw.example.com, port: 15443}, {registryServiceName: gw.istio-system.svc, port: 443}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: "{}"
                  meshNetworks: | # ← '10.0.0.0/99' is no ← 'Cluster_1' is no label ← 'gw_1' is neither ← the port 0 ← '*.gw' is no
                    networks:
                      vm:
                        endpoints: [{fromCidr: 10.0.0.0/99}, {fromRegistry: Cluster_1}]
                        gateways: [{address: gw_1, port: 0}, {registryServiceName: "*.gw", port: 443}]
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for (_, network) in mesh.settings.networksRoot?["networks"]?.entries ?? [] {
            for endpoint in network["endpoints"]?.items ?? [] { check(endpoint: endpoint, report) }
            for gateway in network["gateways"]?.items ?? [] { check(gateway: gateway, report) }
        }
    }

    private func check(endpoint: MeshSetting, _ report: Report) {
        if let setting = endpoint["fromCidr"], IPRange(setting.string ?? "") == nil {
            report(setting, "'\(setting.string ?? "")' is no range of IP addresses")
        }
        if let setting = endpoint["fromRegistry"], !DNSSyntax.isLabelInAnyCase(setting.string ?? "") {
            report(setting, "'\(setting.string ?? "")' is no label, as names of registries are")
        }
    }

    private func check(gateway: MeshSetting, _ report: Report) {
        if let setting = gateway["registryServiceName"], DNSSyntax.problem(ofFullName: setting.string ?? "") != nil {
            report(setting, "'\(setting.string ?? "")' is no domain name")
        }
        if let setting = gateway["address"], !EndpointAddress.isIPOrName(setting.string ?? "") {
            report(setting, "'\(setting.string ?? "")' is neither an IP address nor a domain name")
        }
        if let setting = gateway["port"], let problem = MeshSettingValue.problem(ofPort: setting) {
            report(setting, problem)
        }
    }
}
