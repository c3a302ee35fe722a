import MeshModel
import YAML

/// Reports access logs that go nowhere.
struct AccessLogProviderRule: LintRule {
    static let info = RuleInfo(
        "MG443",
        "access-log-provider",
        .warning,
        aliases: ["IST0157"],
        summary: "An access log is set up without a provider, and the mesh has no default one.",
        reason: """
            Without `providers` the log goes to `defaultProviders.accessLogging` of MeshConfig; where that is empty, nothing is \
            logged. Where the inputs hold no MeshConfig, this is reported as information only, unless they are said to be complete.
            """,
        help: "name a provider, such as envoy, or give MeshConfig a default one",
        accepts: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  accessLogging: [{filter: {expression: response.code >= 400}}]
                """,
                meshConfig: "defaultProviders: {accessLogging: [envoy]}"
            ),
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  accessLogging: [{disabled: true}, {providers: [{name: envoy}]}]
                """,
                isComplete: true
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  accessLogging:
                    - filter: {expression: response.code >= 400} # ← no provider, and the mesh has no default one
                """,
                meshConfig: "accessLogFile: /dev/stdout"
            ),
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  accessLogging:
                    - filter: {expression: response.code >= 400} # ← unless MeshConfig names a default one
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let settings = mesh.settings
        if settings.config?["defaultProviders"]?["accessLogging"]?.items?.isEmpty == false { return }
        let isCertain = settings.isKnown || mesh.isComplete
        let condition = isCertain ? ", and the mesh has no default one" : " unless MeshConfig names a default one"
        for telemetry in mesh.all(Telemetry.self) {
            for (index, block) in (telemetry.resource.spec.accessLogging ?? []).enumerated() {
                guard block.disabled != true, block.providers?.isEmpty != false, !block.isUnread("providers") else {
                    continue
                }
                report(
                    telemetry,
                    at: .root.spec.accessLogging[index],
                    "the access log has no provider\(condition)",
                    severity: isCertain ? nil : .info
                )
            }
        }
    }
}
