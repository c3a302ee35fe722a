import MeshModel
import YAML

/// Reports modules of WebAssembly that a proxy could not load.
struct WasmModuleRule: LintRule {
    static let info = RuleInfo(
        "MG460",
        "wasm-module",
        .error,
        aliases: ["IST0106"],
        summary:
            "A module of WebAssembly has no place that proxies can load it from, or an environment that contradicts itself.",
        reason: """
            The URL has the scheme `oci`, `http`, `https` or `file`; without one, `oci` is meant. A registry with a port needs \
            `oci://`, since what stands before the `:` is read as the scheme. A variable is either taken from the host or given a value.
            """,
        help: "write oci://registry/image:tag, https://… or file://…",
        covers: [
            "WasmPlugin: url does not parse",
            "WasmPlugin: url scheme other than none, file, http, https, oci",
            "WasmPlugin: vmConfig env: value with valueFrom other than INLINE",
            "TrafficExtension: wasm: url, sha256, imagePullSecret, pluginName, vmConfig rules of WasmPlugin",
        ],
        accepts: [
            Example(
                """
                apiVersion: extensions.istio.io/v1alpha1
                kind: WasmPlugin
                metadata: {name: image}
                spec: {url: "registry.example.com/auth:v1", vmConfig: {env: [{name: A, valueFrom: HOST}, {name: B, value: b}]}}
                ---
                apiVersion: extensions.istio.io/v1alpha1
                kind: TrafficExtension
                metadata: {name: port}
                spec: {wasm: {url: "oci://localhost:5000/auth:v1"}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: extensions.istio.io/v1alpha1
                kind: WasmPlugin
                metadata: {name: auth}
                spec:
                  url: ftp://files.example.com/auth.wasm # ← has the scheme 'ftp'
                  vmConfig:
                    env:
                      - {name: ZONE, valueFrom: HOST, value: eu} # ← 'ZONE' is taken from the host and has a value
                ---
                apiVersion: extensions.istio.io/v1alpha1
                kind: TrafficExtension
                metadata: {name: auth}
                spec:
                  wasm:
                    url: "localhost:5000/auth:v1" # ← has the scheme 'localhost'
                ---
                apiVersion: extensions.istio.io/v1alpha1
                kind: TrafficExtension
                metadata: {name: bad}
                spec:
                  wasm:
                    url: "https://files.example.com/%zz" # ← '%' stands before no two hex digits
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for plugin in mesh.all(WasmPlugin.self) {
            let spec = plugin.resource.spec
            check(spec.url, spec.vmConfig, of: plugin, at: .root.spec, report)
        }
        for item in mesh.all(TrafficExtension.self) {
            guard let wasm = item.resource.spec.wasm else { continue }
            check(wasm.url, wasm.vmConfig, of: item, at: .root.spec.wasm, report)
        }
    }

    private func check(
        _ url: String,
        _ settings: WasmVMConfig?,
        of subject: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        if !url.isEmpty, let problem = Self.problem(of: url) { report(subject, at: path.url, "'\(url)' \(problem)") }
        for (index, variable) in (settings?.env ?? []).enumerated() {
            guard variable.valueFrom == .host, variable.value?.isEmpty == false else { continue }
            let path = path.vmConfig.env[index].value
            report(subject, at: path, "'\(variable.name)' is taken from the host and has a value")
        }
    }

    private static func problem(of url: String) -> String? {
        do throws(URLText.Problem) {
            let scheme = try URLText(url).scheme
            return ["", "oci", "http", "https", "file"].contains(scheme)
                ? nil : "has the scheme '\(scheme)', not oci, http, https or file"
        } catch {
            return "is no URL: \(error.message)"
        }
    }
}
