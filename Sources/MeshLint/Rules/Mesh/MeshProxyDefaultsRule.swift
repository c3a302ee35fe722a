import MeshModel
import YAML

/// Reports defaults of proxies that istiod refuses.
struct MeshProxyDefaultsRule: LintRule {
    static let info = RuleInfo(
        "MG471",
        "mesh-proxy-defaults",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A default for all proxies, in `defaultConfig` of MeshConfig, has a value that Istio does not take.",
        reason: """
            These settings reach every proxy when it starts. istiod refuses a MeshConfig with addresses that are not host:port, \
            ports and durations out of range, or an incomplete provider of private keys.
            """,
        help: "correct the value, or leave the setting out to get Istio's default",
        covers: [
            "MeshConfig: defaultConfig: configPath, binaryPath, cluster name, discoveryAddress missing or malformed",
            "MeshConfig: defaultConfig: drainDuration bad, below 1 ms or with a sub-second part",
            "MeshConfig: defaultConfig: lightstep/zipkin/datadog/statsd/ALS/metrics service address not host:port; lightstep without "
                + "token",
            "MeshConfig: defaultConfig: tracing TLS and custom tags (null)",
            "MeshConfig: defaultConfig: proxyAdminPort / statusPort out of range; controlPlaneAuthPolicy unknown",
            "MeshConfig: defaultConfig: privateKeyProvider without provider, cryptomb/qat pollDelay missing or 0",
            "MeshConfig: defaultConfig: connectionSettings negative or below the HTTP/2 window minimum (65535)",
            "MeshConfig: defaultConfig.proxyMetadata ISTIO_META_DNS_AUTO_ALLOCATE (deprecated)",
        ],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: |
                    defaultConfig:
                      discoveryAddress: istiod.istio-system.svc:15012
                      drainDuration: 45s
                      tracing: {zipkin: {address: "$(HOST_IP):9411"}}
                      privateKeyProvider: {cryptomb: {pollDelay: 2ms}}
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
                  mesh: | # ← configPath is empty ← 'istiod' is not host:port ← 1500ms has a part of a second ← the port 0 ← 'TLS'
                    defaultConfig:
                      configPath: ""
                      discoveryAddress: istiod
                      drainDuration: 1500ms
                      statusPort: 0
                      controlPlaneAuthPolicy: TLS
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← 'zipkin' is not host:port ← lightstep needs an accessToken ← the tag 'a' ← MUTUAL needs a privateKey
                    defaultConfig:
                      tracing:
                        zipkin: {address: zipkin}
                        lightstep: {address: "lightstep:80"}
                        customTags: {a: null}
                        tlsSettings: {mode: MUTUAL, clientCertificate: /cert.pem}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← the pollDelay must be more than 0 ← 1024 is less than 65535 ← deprecated ← 'statsd' is not host:port
                    defaultConfig:
                      privateKeyProvider: {qat: {pollDelay: 0s}}
                      connectionSettings: {initialStreamWindowSize: 1024}
                      proxyMetadata: {ISTIO_META_DNS_AUTO_ALLOCATE: "true"}
                      statsdUdpAddress: statsd
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← no provider is given
                    defaultConfig:
                      privateKeyProvider: {}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard let defaults = mesh.settings.configRoot?["defaultConfig"] else { return }
        for field in ["configPath", "binaryPath", "serviceCluster"] {
            guard let setting = defaults[field], setting.string?.isEmpty != false else { continue }
            report(setting, "\(field) is empty")
        }
        checkAddresses(defaults, report)
        checkLimits(defaults, report)
        checkKeyProvider(defaults["privateKeyProvider"], report)
        if let tracing = defaults["tracing"] { checkTracing(tracing, report) }
        if let settings = defaults["connectionSettings"] { checkConnections(settings, report) }
        if let setting = defaults["proxyMetadata"]?["ISTIO_META_DNS_AUTO_ALLOCATE"] {
            let message = "automatic addresses are deprecated here; istiod gives them to service entries by itself"
            report(setting, message, severity: .warning)
        }
    }

    private func checkAddresses(_ defaults: MeshSetting, _ report: Report) {
        let tracing = defaults["tracing"]
        let addresses = [
            defaults["discoveryAddress"], defaults["statsdUdpAddress"], defaults["envoyMetricsServiceAddress"],
            defaults["envoyMetricsService"]?["address"], defaults["envoyAccessLogService"]?["address"],
            tracing?["zipkin"]?["address"], tracing?["lightstep"]?["address"], tracing?["datadog"]?["address"],
        ]
        for setting in addresses.compactMap(\.self) {
            if let problem = MeshSettingValue.problem(ofAddress: setting) { report(setting, problem) }
        }
    }

    private func checkLimits(_ defaults: MeshSetting, _ report: Report) {
        for setting in [defaults["proxyAdminPort"], defaults["statusPort"]].compactMap(\.self) {
            if let problem = MeshSettingValue.problem(ofPort: setting) { report(setting, problem) }
        }
        if let setting = defaults["drainDuration"] {
            if let problem = MeshSettingValue.problem(ofDuration: setting) {
                report(setting, problem)
            } else if let duration = setting.duration, duration.nanoseconds % 1_000_000_000 != 0 {
                report(setting, "\(duration) has a part of a second")
            }
        }
        if let setting = defaults["controlPlaneAuthPolicy"], let text = setting.string,
            !["NONE", "MUTUAL_TLS"].contains(text)
        {
            report(setting, "'\(text)' is neither NONE nor MUTUAL_TLS")
        }
    }

    private func checkKeyProvider(_ provider: MeshSetting?, _ report: Report) {
        guard let provider else { return }
        guard let kind = provider.entries.first(where: { $0.key == "cryptomb" || $0.key == "qat" }) else {
            return report(provider, "no provider is given: cryptomb or qat")
        }
        if (kind.setting["pollDelay"]?.duration?.nanoseconds ?? 0) == 0 {
            report(kind.setting["pollDelay"] ?? kind.setting, "the pollDelay must be more than 0")
        }
    }

    private func checkTracing(_ tracing: MeshSetting, _ report: Report) {
        if let setting = tracing["lightstep"], setting["accessToken"]?.string?.isEmpty != false {
            report(setting, "lightstep needs an accessToken")
        }
        for (name, setting) in tracing["customTags"]?.entries ?? [] where setting.isNull {
            report(setting, "the tag '\(name)' has no source")
        }
        guard let tls = tracing["tlsSettings"], tls["credentialName"] == nil, tls["mode"]?.string == "MUTUAL" else {
            return
        }
        for field in ["clientCertificate", "privateKey"] where tls[field]?.string?.isEmpty != false {
            report(tls, "MUTUAL needs a \(field)")
        }
    }

    private func checkConnections(_ settings: MeshSetting, _ report: Report) {
        for (key, setting) in settings.entries {
            if let number = setting.int {
                if number < 0 {
                    report(setting, "\(number) is negative")
                } else if key.hasSuffix("WindowSize"), number < 65535 {
                    report(setting, "\(number) is less than 65535, the smallest window of HTTP/2")
                }
            } else {
                checkConnections(setting, report)
            }
        }
    }
}
