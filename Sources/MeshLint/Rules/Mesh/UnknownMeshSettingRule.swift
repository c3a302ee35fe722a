import MeshModel
import MeshRender
import YAML

/// Reports settings that MeshConfig does not have, and values of another type than theirs.
struct UnknownMeshSettingRule: LintRule {
    static let info = RuleInfo(
        "MG475",
        "unknown-mesh-setting",
        .error,
        summary: "MeshConfig has a setting that does not exist, or one of the wrong type.",
        reason: """
            istiod passes over settings that it does not know, so that the default stays; a value of another type makes it refuse \
            the whole configuration. The fields are those of Istio 1.30; one that is nearly the same as a known one is an error, \
            any other, which may belong to an older or newer Istio, a warning. Settings inside others are not judged here.
            """,
        help: "correct the name or the value",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: |
                    trustDomain: cluster.local
                    enableAutoMtls: false
                    accessLogFile:
                    proxyListenPort: 15001
                    defaultConfig: {concurrency: 2}
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
                  mesh: | # ← trustDoman: there is no such setting; did you mean 'trustDomain'? ← enableAutoMtls: this is not true or false ← onlyHere: there is no such setting
                    trustDoman: x
                    enableAutoMtls: "false"
                    onlyHere: true
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← accessLogFile: this is not a text ← extensionProviders: this is not a list ← defaultConfig: this is not an object
                    accessLogFile: [a]
                    extensionProviders: {name: a}
                    defaultConfig: a
                """
            ),
        ]
    )

    /// The types of settings as messages name them.
    private enum Form: String {
        case flag = "true or false"
        case number = "a number"
        case text = "a text"
        case list = "a list"
        case object = "an object"
    }

    /// Source: Istio API, `mesh/v1alpha1/config.proto` (1.30).
    private static let names: [Form: String] = [
        .number: "proxyListenPort proxyInboundListenPort proxyHttpPort",
        .text: """
        connectTimeout hboneIdleTimeout ingressClass ingressService ingressControllerMode ingressSelector accessLogFile \
        accessLogFormat accessLogEncoding trustDomain rootNamespace dnsRefreshRate h2UpgradePolicy \
        inboundClusterStatName outboundClusterStatName protocolDetectionTimeout
        """,
        .flag: """
        enableTracing enableEnvoyAccessLogService disableEnvoyListenerLog enableAutoMtls enablePrometheusMerge \
        verifyCertificateAtClient
        """,
        .list: """
        configSources trustDomainAliases caCertificates certificates defaultServiceExportTo serviceSettings \
        defaultVirtualServiceExportTo defaultDestinationRuleExportTo serviceScopeConfigs extensionProviders \
        discoverySelectors
        """,
        .object: """
        tcpKeepalive defaultConfig outboundTrafficPolicy inboundTrafficPolicy localityLbSetting defaultProviders \
        pathNormalization defaultHttpRetryPolicy meshMTLS tlsDefaults ca
        """,
    ]

    private static let forms: [String: Form] = names.reduce(into: [:]) { forms, entry in
        for name in entry.value.split(separator: " ") { forms[String(name)] = entry.key }
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for (key, setting) in mesh.settings.configRoot?.entries ?? [] {
            guard let form = Self.forms[key] else {
                let meant = key.nearest(in: Array(Self.forms.keys))
                let hint = meant.map { "; did you mean '\($0)'?" } ?? ""
                report(setting, "there is no such setting\(hint)", severity: meant == nil ? .warning : nil)
                continue
            }
            if !setting.isNull, !Self.has(setting, form) { report(setting, "this is not \(form.rawValue)") }
        }
    }

    private static func has(_ setting: MeshSetting, _ form: Form) -> Bool {
        let value = setting.value
        let isScalar = value.entries == nil && value.items == nil
        return switch form {
        case .flag: value.bool != nil
        // In JSON of protocol buffers a number may be a text; what it says is judged by other rules.
        case .number: isScalar && value.bool == nil
        case .text: isScalar && value.bool == nil
        case .list: value.items != nil
        case .object: value.entries != nil
        }
    }
}
