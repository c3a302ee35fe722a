import MeshModel
import YAML

/// Reports settings of the mesh that istiod refuses.
struct MeshConfigRule: LintRule {
    static let info = RuleInfo(
        "MG470",
        "mesh-config",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A setting of MeshConfig has a value that istiod does not take.",
        reason: """
            istiod checks MeshConfig when it reads it, and does not put one to use that has an error. The rule reads what `--mesh-config` names, or the ConfigMap `istio`.
            """,
        help: "correct the value, or leave the setting out to get Istio's default",
        covers: [
            "MeshConfig: proxyListenPort out of range",
            "MeshConfig: connectTimeout bad or outside 1 ms..1 h",
            "MeshConfig: protocolDetectionTimeout finer than 1 ms",
            "MeshConfig: no defaultConfig",
            "MeshConfig: serviceSettings host not a wildcard DNS name",
            "MeshConfig: trustDomain or alias not a DNS name",
            "MeshConfig: meshMTLS.ecdhCurves set",
            "MeshConfig: tlsDefaults.ecdhCurves unknown",
            "MeshConfig: tlsDefaults.ecdhCurves duplicate",
        ],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: |
                    connectTimeout: 1h
                    protocolDetectionTimeout: 0s
                    trustDomain: td1
                    tlsDefaults: {ecdhCurves: [P-256, X25519]}
                    serviceSettings: [{hosts: ["*", "*.shop.svc.cluster.local"], settings: {clusterLocal: true}}]
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
                  mesh: | # ← proxyListenPort: the port 70000 ← connectTimeout: 2h is more than 1h ← protocolDetectionTimeout: 100us
                    proxyListenPort: 70000
                    connectTimeout: 2h
                    protocolDetectionTimeout: 100us
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← 'my_td' is no trust domain ← trustDomainAliases[0] ← the settings of proxies are missing ← meshMTLS
                    trustDomain: my_td
                    trustDomainAliases: [""]
                    defaultConfig: null
                    meshMTLS: {ecdhCurves: [P-256]}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← 'P-255' is no curve that Istio knows ← 'P-256' is there twice ← 'a.*' is no host
                    tlsDefaults: {ecdhCurves: [P-255, P-256, P-256]}
                    serviceSettings: [{hosts: ["a.*"]}]
                """
            ),
        ]
    )

    private static let curves: Set<String> = ["P-256", "P-384", "P-521", "X25519", "X25519MLKEM768"]

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard let config = mesh.settings.configRoot else { return }
        checkConnections(config, report)
        checkNames(config, report)
        if let setting = config["defaultConfig"], setting.isNull {
            report(setting, "the settings of proxies are missing")
        }
        if let setting = config["meshMTLS"]?["ecdhCurves"], !setting.isNull {
            report(setting, "curves cannot be chosen for mutual TLS inside the mesh")
        }
        checkCurves(config["tlsDefaults"]?["ecdhCurves"]?.items ?? [], report)
    }

    private func checkConnections(_ config: MeshSetting, _ report: Report) {
        if let setting = config["proxyListenPort"], let problem = MeshSettingValue.problem(ofPort: setting) {
            report(setting, problem)
        }
        if let setting = config["connectTimeout"] {
            if let problem = MeshSettingValue.problem(ofDuration: setting) {
                report(setting, problem)
            } else if let duration = setting.duration, duration > .hours(1) {
                report(setting, "\(duration) is more than 1h")
            }
        }
        if let setting = config["protocolDetectionTimeout"],
            let problem = MeshSettingValue.problem(ofDuration: setting, allowsZero: true)
        {
            report(setting, problem)
        }
    }

    private func checkNames(_ config: MeshSetting, _ report: Report) {
        for setting in [config["trustDomain"]].compactMap(\.self) + (config["trustDomainAliases"]?.items ?? []) {
            let text = setting.string ?? ""
            if !Self.isTrustDomain(text) { report(setting, "'\(text)' is no trust domain") }
        }
        for host in config["serviceSettings"]?.items.flatMap({ $0["hosts"]?.items ?? [] }) ?? [] {
            let text = host.string ?? ""
            guard let problem = DNSSyntax.problem(ofWildcardName: text) else { continue }
            report(host, "'\(text)' is no host: \(problem)")
        }
    }

    private static func isTrustDomain(_ text: String) -> Bool {
        let name = text.hasSuffix(".") ? text.dropLast() : text[...]
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && DNSSyntax.isLabelInAnyCase(String($0))
        }
    }

    private func checkCurves(_ curves: [MeshSetting], _ report: Report) {
        var seen: Set<String> = []
        for setting in curves {
            let curve = setting.string ?? ""
            if !Self.curves.contains(curve) {
                report(setting, "'\(curve)' is no curve that Istio knows", severity: .warning)
            } else if !seen.insert(curve).inserted {
                report(setting, "'\(curve)' is there twice", severity: .warning)
            }
        }
    }
}
