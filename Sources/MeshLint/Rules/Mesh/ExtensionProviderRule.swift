import MeshModel
import YAML

/// Reports providers that policies could name, but that do not work.
struct ExtensionProviderRule: LintRule {
    static let info = RuleInfo(
        "MG474",
        "extension-provider",
        .warning,
        aliases: ["IST0133"],
        summary: "An extension provider of MeshConfig is not complete, or is there twice.",
        reason: """
            istiod only writes a line into its log about a provider that is wrong, and leaves it out: traces and logs then go \
            nowhere, and requests that an external authorizer should decide are denied.
            """,
        help: "give each provider a name of its own, a kind, a service (namespace/host or host) and a port",
        covers: [
            "MeshConfig: extensionProviders problems are only logged (service, port, path prefix, status codes, per provider)"
        ],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: |
                    extensionProviders:
                      - {name: prometheus, prometheus: {}}
                      - {name: opa, envoyExtAuthzGrpc: {service: security/opa.security.svc.cluster.local, port: 9191}}
                      - {name: auth, envoyExtAuthzHttp: {service: 10.0.0.1, port: 80, pathPrefix: /check, statusOnError: "503"}}
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
                  mesh: | # ← the provider has no name ← 'opa' is there twice ← has no kind ← the service is missing ← the port is
                    extensionProviders:
                      - {prometheus: {}}
                      - {name: opa, zipkin: {}}
                      - {name: opa}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← 'check' does not begin with '/' ← '5xx' is no status ← 'auth_1' is no host ← the port 0 ← accessToken
                    extensionProviders:
                      - {name: auth, envoyExtAuthzHttp: {service: auth_1, port: 0, pathPrefix: check, statusOnError: 5xx}}
                      - {name: traces, lightstep: {service: lightstep.example.com, port: 80}}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← grpc and http are both given
                    extensionProviders:
                      - {name: traces, opentelemetry: {service: otel.example.com, port: 80, grpc: {}, http: {path: /}}}
                """
            ),
        ]
    )

    /// The kinds that call a service, and those that need nothing.
    private static let remote: Set<String> = [
        "envoyExtAuthzHttp", "envoyExtAuthzGrpc", "zipkin", "lightstep", "datadog", "opencensus", "skywalking",
        "envoyOtelAls", "opentelemetry", "envoyHttpAls", "envoyTcpAls",
    ]
    private static let plain: Set<String> = ["prometheus", "stackdriver", "envoyFileAccessLog", "sds"]

    func check(_ mesh: MeshSnapshot, report: Report) {
        var names: Set<String> = []
        for provider in mesh.settings.configRoot?["extensionProviders"]?.items ?? [] {
            let name = provider["name"]?.string ?? ""
            if name.isEmpty {
                report(provider, "the provider has no name")
            } else if !names.insert(name).inserted {
                report(provider, "the provider '\(name)' is there twice")
            }
            if let kind = provider.entries.first(where: { Self.remote.contains($0.key) }) {
                check(kind.setting, report)
            } else if !provider.entries.contains(where: { Self.plain.contains($0.key) }) {
                report(provider, "the provider '\(name)' has no kind that Istio knows")
            }
        }
    }

    private func check(_ kind: MeshSetting, _ report: Report) {
        checkService(of: kind, report)
        if let prefix = kind["pathPrefix"], let text = prefix.string, !text.isEmpty, !text.hasPrefix("/") {
            report(prefix, "'\(text)' does not begin with '/'")
        }
        if let status = kind["statusOnError"], let text = status.string, !(Int(text).map { 100...599 ~= $0 } ?? false) {
            report(status, "'\(text)' is no status of HTTP")
        }
        if kind["grpc"] != nil, kind["http"] != nil { report(kind, "grpc and http are both given; only one may be") }
        if kind.path.steps.last == .key("lightstep"), kind["accessToken"]?.string?.isEmpty != false {
            report(kind, "lightstep needs an accessToken")
        }
    }

    private func checkService(of kind: MeshSetting, _ report: Report) {
        if let service = kind["service"], let text = service.string, !text.isEmpty {
            if !Self.isService(text) { report(service, "'\(text)' is no host, and no namespace/host") }
        } else {
            report(kind, "the service is missing")
        }
        if let port = kind["port"] {
            if let problem = MeshSettingValue.problem(ofPort: port) { report(port, problem) }
        } else {
            report(kind, "the port is missing")
        }
    }

    private static func isService(_ text: String) -> Bool {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return EndpointAddress.isIPOrName(text) }
        return (DNSSyntax.isLabel(parts[0]) || parts[0] == "*" || parts[0] == ".")
            && DNSSyntax.problem(ofWildcardName: parts[1]) == nil
    }
}
