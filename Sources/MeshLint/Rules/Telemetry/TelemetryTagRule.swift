import MeshModel
import YAML

/// Reports tags of traces and metrics that Istio rejects.
struct TelemetryTagRule: LintRule {
    static let info = RuleInfo(
        "MG441",
        "telemetry-tag",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A tag of traces or metrics has no name, or a change that contradicts itself.",
        reason: """
            A tag needs a name. An override either sets a tag to the value of an expression (UPSERT, also where no operation is \
            given) or removes it (REMOVE), which takes no value. Istio rejects the rest.
            """,
        help: "name the tag; give UPSERT a value, and REMOVE none",
        covers: [
            "Telemetry: customTags: empty tag name",
            "Telemetry: tagOverrides: empty name",
            "Telemetry: tagOverrides UPSERT without value",
            "Telemetry: tagOverrides REMOVE with value",
        ],
        accepts: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  tracing: [{customTags: {mesh: {literal: {value: shop}}}}]
                  metrics:
                    - overrides:
                        - tagOverrides: {host: {operation: UPSERT, value: request.host}, pod: {operation: REMOVE}}
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
                  tracing:
                    - customTags:
                        "": {literal: {value: shop}} # ← the tag has no name
                  metrics:
                    - overrides:
                        - tagOverrides:
                            "": {value: request.host} # ← the tag has no name
                            host: {operation: UPSERT} # ← UPSERT needs a value
                            method: {} # ← UPSERT needs a value
                            pod: {operation: REMOVE, value: x} # ← REMOVE takes no value
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for telemetry in mesh.all(Telemetry.self) {
            let spec = telemetry.resource.spec
            for (index, block) in (spec.tracing ?? []).enumerated() where block.customTags?[""] != nil {
                report(telemetry, at: .root.spec.tracing[index].customTags[""], "the tag has no name", on: .key)
            }
            for (index, block) in (spec.metrics ?? []).enumerated() {
                let path = FieldPath.root.spec.metrics[index].overrides
                for (index, override) in (block.overrides ?? []).enumerated() {
                    check(override.tagOverrides ?? [:], of: telemetry, at: path[index].tagOverrides, report)
                }
            }
        }
    }

    private func check(
        _ tags: [String: Telemetry.TagOverride],
        of telemetry: some Placed,
        at path: FieldPath,
        _ report: Report
    ) {
        for (name, tag) in tags.sorted(by: { $0.key < $1.key }) {
            if name.isEmpty { report(telemetry, at: path[name], "the tag has no name", on: .key, severity: .warning) }
            let hasValue = tag.value?.isEmpty == false || tag.isUnread("value")
            if tag.operation == .remove, hasValue {
                report(telemetry, at: path[name], "REMOVE takes no value")
            } else if tag.operation != .remove, !hasValue, !tag.isUnread("operation") {
                report(telemetry, at: path[name], "UPSERT needs a value", on: .key)
            }
        }
    }
}
