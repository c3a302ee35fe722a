import MeshModel
import YAML

/// Reports tracing settings of which Istio heeds only the first.
struct RepeatedTracingRule: LintRule {
    static let info = RuleInfo(
        "MG440",
        "repeated-tracing",
        .warning,
        aliases: ["IST0133"],
        summary: "A Telemetry has more tracing settings than Istio heeds.",
        reason: """
            Istio supports one block of tracing and one provider in it: spans go to one place. Its webhook warns about more, and \
            which of them counts is not defined.
            """,
        help: "keep one block with one provider",
        covers: ["Telemetry: more than one tracing block", "Telemetry: more than one tracing provider"],
        accepts: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  tracing: [{providers: [{name: otel}], randomSamplingPercentage: 1}]
                  accessLogging: [{providers: [{name: a}, {name: b}]}]
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  tracing: # ← 2 blocks of tracing
                    - providers: [{name: otel}, {name: zipkin}] # ← 2 providers
                    - randomSamplingPercentage: 1
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for telemetry in mesh.all(Telemetry.self) {
            let tracing = telemetry.resource.spec.tracing ?? []
            if tracing.count > 1 {
                report(
                    telemetry,
                    at: .root.spec.tracing,
                    "of the \(tracing.count) blocks of tracing only one counts",
                    on: .key
                )
            }
            for (index, block) in tracing.enumerated() {
                let count = block.providers?.count ?? 0
                guard count > 1 else { continue }
                let path = FieldPath.root.spec.tracing[index].providers
                report(telemetry, at: path, "of the \(count) providers only one gets the spans", on: .key)
            }
        }
    }
}
