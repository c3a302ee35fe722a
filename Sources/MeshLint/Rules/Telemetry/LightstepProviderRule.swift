import MeshModel
import YAML

/// Reports traces that go to a provider that Istio no longer supports.
struct LightstepProviderRule: LintRule {
    static let info = RuleInfo(
        "MG444",
        "lightstep-provider",
        .warning,
        aliases: ["IST0002"],
        summary: "Traces go to a provider of the kind Lightstep, which is deprecated.",
        reason: """
            Envoy's tracer for Lightstep was removed; Lightstep takes OpenTelemetry. The rule needs the MeshConfig that defines \
            the provider.
            """,
        help: "define the provider as opentelemetry",
        accepts: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  tracing: [{providers: [{name: lightstep}]}]
                """,
                meshConfig: "extensionProviders: [{name: lightstep, opentelemetry: {service: a.b, port: 4317}}]"
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  tracing:
                    - providers:
                        - name: traces # ← the provider 'traces' is of the deprecated kind Lightstep
                """,
                meshConfig: "extensionProviders: [{name: traces, lightstep: {service: a.b, port: 80, accessToken: x}}]"
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        let names = Set(mesh.settings.extensionProviders.filter { $0.settings["lightstep"] != nil }.map(\.name))
        guard !names.isEmpty else { return }
        for telemetry in mesh.all(Telemetry.self) {
            for (index, block) in (telemetry.resource.spec.tracing ?? []).enumerated() {
                for (place, provider) in (block.providers ?? []).enumerated() where names.contains(provider.name) {
                    let path = FieldPath.root.spec.tracing[index].providers[place].name
                    report(telemetry, at: path, "the provider '\(provider.name)' is of the deprecated kind Lightstep")
                }
            }
        }
    }
}
