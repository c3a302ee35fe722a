import MeshModel
import YAML

/// Points at every EnvoyFilter, since none is safe over an upgrade.
struct EnvoyFilterInUseRule: LintRule {
    static let info = RuleInfo(
        "MG450",
        "envoy-filter-in-use",
        .info,
        aliases: ["IST0133"],
        summary: "An EnvoyFilter changes what Istio generates, which may look different in its next version.",
        reason: """
            An EnvoyFilter patches Istio's output, whose shape is no promise: after an upgrade the patch may match nothing, or \
            break every proxy it selects. Istio's webhook warns about each of them. Where there is no other way, say so in a \
            suppression with its reason, and try the patch before every upgrade.
            """,
        help:
            "prefer Telemetry, WasmPlugin, DestinationRule or another API that does it; else suppress this with the reason",
        covers: ["EnvoyFilter: always: EnvoyFilter exposes internals"],
        accepts: [
            Example(
                """
                apiVersion: extensions.istio.io/v1alpha1
                kind: WasmPlugin
                metadata: {name: cart}
                spec: {url: "oci://registry.example.com/cart:v1"}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1alpha3
                kind: EnvoyFilter
                metadata: {name: cart}
                spec: # ← patches what Istio generates
                  configPatches: []
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for filter in mesh.all(EnvoyFilter.self) {
            let message = "an EnvoyFilter patches what Istio generates, and may break with its next version"
            report(filter, at: .root.spec, message, on: .key)
        }
    }
}
