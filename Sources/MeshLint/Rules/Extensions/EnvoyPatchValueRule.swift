import MeshModel
import MeshRender
import YAML

/// Reports values of patches that Envoy's API does not know.
struct EnvoyPatchValueRule: LintRule {
    static let info = RuleInfo(
        "MG454",
        "envoy-patch-value",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "The value of a patch is of a type, or has a field, that Envoy's API does not have.",
        reason: """
            A patch becomes a message of Envoy's v3 API; types of v2, which is frozen and gone from Istio, are rejected. \
            Unknown fields of the message itself and filters without `typed_config` make Istio warn, and proxies refuse them. \
            Inside of `typed_config`, the message of an extension is looked up, and the fields of an HTTP filter; what lies \
            deeper is seen by Istio and Envoy only. What is younger than these tables, of Envoy 1.40, is a warning.
            """,
        help: "use a type of Envoy's v3 API in typed_config, and the fields of the message that applyTo stands for",
        covers: [
            "EnvoyFilter: patch value does not convert to the xDS type (unknown Any type; hint for v2)",
            "EnvoyFilter: patch value has unknown fields (strict conversion)",
            "EnvoyFilter: patch value uses frozen (deprecated) types",
            "EnvoyFilter: filter given by name without typed_config",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  configPatches:
                    - applyTo: HTTP_FILTER
                      patch:
                        operation: INSERT_FIRST
                        value:
                          name: envoy.filters.http.lua
                          typedConfig:
                            "@type": type.googleapis.com/udpa.type.v1.TypedStruct
                            type_url: type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
                    - applyTo: HTTP_FILTER
                      patch:
                        operation: INSERT_FIRST
                        value:
                          name: envoy.filters.http.lua
                          typed_config:
                            "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
                            inlineCode: ""
                            default_source_code: {inline_string: ""}
                    - applyTo: NETWORK_FILTER
                      patch: {operation: MERGE, value: {name: a, config_discovery: {}}}
                    - {applyTo: HTTP_FILTER, patch: {operation: REMOVE, value: {name: a}}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec:
                  configPatches:
                    - applyTo: HTTP_FILTER
                      patch:
                        operation: INSERT_FIRST
                        value: # ← the filter 'envoy.filters.http.lua' has no typed_config
                          name: envoy.filters.http.lua
                          config: {} # ← HTTP_FILTER has no field 'config'
                    - applyTo: NETWORK_FILTER
                      patch:
                        operation: MERGE
                        value:
                          name: envoy.filters.network.http_connection_manager
                          typed_config:
                            "@type": type.googleapis.com/envoy.config.filter.network.http_connection_manager.v2.HttpConnectionManager # ← v2
                    - applyTo: HTTP_FILTER
                      patch:
                        operation: INSERT_FIRST
                        value:
                          name: a
                          typed_config:
                            "@type": type.googleapis.com/envoy.extensions.filter.http.lua.v3.Lua # ← no package
                    - applyTo: HTTP_FILTER
                      patch:
                        operation: INSERT_FIRST
                        value:
                          name: b
                          typed_config:
                            "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lau # ← has no message 'Lau'; is 'Lua' meant?
                    - applyTo: HTTP_FILTER
                      patch:
                        operation: INSERT_FIRST
                        value:
                          name: c
                          typed_config:
                            "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
                            inlineCod: "" # ← 'Lua' has no field 'inlineCod'; is 'inline_code' meant?
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for filter in mesh.all(EnvoyFilter.self) {
            for (patch, path) in filter.patches {
                guard let target = patch.applyTo, let change = patch.patch, change.operation != .remove,
                    let value = change.value
                else { continue }
                let path = path.patch.value
                checkFields(of: value, for: target, in: filter, at: path, report)
                checkTypes(in: value, of: filter, at: path, report)
            }
        }
    }

    private func checkFields(
        of value: AnyValue,
        for target: EnvoyFilter.ApplyTo,
        in filter: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        let entries = value.entries ?? []
        for (key, _) in entries where !EnvoyMessageFields.has(key, in: target) {
            report(filter, at: path[key], "\(target.rawValue) has no field '\(key)'", on: .key, severity: .warning)
        }
        guard target == .httpFilter || target == .networkFilter || target == .listenerFilter else { return }
        let isTyped = entries.contains {
            ["typed_config", "typedConfig", "config_discovery", "configDiscovery"].contains($0.key)
        }
        if !isTyped, let name = value["name"]?.string {
            report(filter, at: path, "the filter '\(name)' has no typed_config", on: .key, severity: .warning)
        }
    }

    private func checkTypes(in value: AnyValue, of filter: some Placed, at path: FieldPath, _ report: Report) {
        for (key, inner) in value.entries ?? [] {
            if key == "@type", let type = inner.string {
                if let (message, severity) = Self.problem(ofType: type) {
                    report(filter, at: path[key], message, severity: severity)
                } else {
                    checkSettings(value, of: type, in: filter, at: path, report)
                }
            } else {
                checkTypes(in: inner, of: filter, at: path[key], report)
            }
        }
        for (index, inner) in (value.items ?? []).enumerated() {
            checkTypes(in: inner, of: filter, at: path[index], report)
        }
    }

    /// The fields of a message that the table knows.
    private func checkSettings(
        _ value: AnyValue,
        of url: String,
        in filter: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        let name = url.split(separator: "/").last.map(String.init) ?? ""
        guard let fields = HTTPFilterFields.names(of: name) else { return }
        for (key, _) in value.entries ?? [] where key != "@type" {
            let field = EnvoyMessageFields.snakeCase(key)
            guard !fields.contains(field) else { continue }
            let hint = field.nearest(in: fields).map { "; is '\($0)' meant?" } ?? ""
            let message = "'\(name.split(separator: ".").last ?? "")' has no field '\(key)'\(hint)"
            report(filter, at: path[key], message, on: .key, severity: hint.isEmpty ? .warning : nil)
        }
    }

    private static func problem(ofType url: String) -> (message: String, severity: Severity)? {
        let name = url.split(separator: "/").last ?? ""
        let parts = name.split(separator: ".")
        guard parts.first == "envoy", parts.count > 2 else { return nil }
        if parts.contains(where: { $0 == "v2" || $0.hasPrefix("v2alpha") }) {
            return ("'\(name)' is of Envoy's API v2, which Istio no longer has", .error)
        }
        let package = parts.dropLast().joined(separator: ".")
        if let messages = EnvoyMessages.names(in: package), let message = parts.last.map(String.init) {
            guard !messages.contains(message) else { return nil }
            let meant = message.nearest(in: messages)
            let hint = meant.map { "; is '\($0)' meant?" } ?? ""
            return ("'\(package)' has no message '\(message)'\(hint)", meant == nil ? .warning : .error)
        }
        guard !EnvoyPackages.contains(package), !EnvoyPackages.contains(parts.dropLast(2).joined(separator: ".")) else {
            return nil
        }
        let hint = EnvoyPackages.similar(to: package).map { "; is '\($0)' meant?" } ?? ""
        return ("'\(package)' is no package of Envoy's API\(hint)", .warning)
    }
}
