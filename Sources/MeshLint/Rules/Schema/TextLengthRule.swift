/// Reports texts that are too short or too long.
struct TextLengthRule: LintRule {
    static let info = RuleInfo(
        "MG105",
        "text-length",
        .error,
        aliases: ["IST0106"],
        summary: "A text is shorter or longer than its field allows.",
        reason: """
            The API server refuses it; an empty text is mostly a value that was not filled in.
            """,
        help: "use a text of the length that is allowed",
        covers: [
            "RequestAuthentication: audience empty string",
            "RequestAuthentication: fromHeaders: empty name",
            "RequestAuthentication: fromParams: empty name",
            "RequestAuthentication: fromCookies: empty name",
            "RequestAuthentication: outputClaimToHeaders: empty header or claim",
            "Telemetry: providers.name empty (metrics)",
            "Telemetry: providers.name empty (tracing)",
            "Telemetry: providers.name empty (accessLogging)",
            "Telemetry: metrics match customMetric empty",
            "WasmPlugin: url empty",
            "WasmPlugin: imagePullSecret over 253 characters",
            "WasmPlugin: pluginName over 256 characters",
            "WasmPlugin: vmConfig env: empty name",
            "WasmPlugin: vmConfig env: name over 256",
            "TrafficExtension: lua.inlineCode empty",
            "TrafficExtension: lua.inlineCode over 64 KB",
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: cart}
                spec:
                  egress:
                    - hosts: ["./*"]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: login}
                spec:
                  jwtRules:
                    - issuer: "" # ← the text has 0 characters; there must be at least 1
                      jwksUri: https://login.example.com/keys
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) { mesh.report(.wrongLength, to: report) }
}
