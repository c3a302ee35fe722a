import MeshModel
import YAML

/// Reports definitions of the Gateway API that are too old for Istio.
struct OldGatewayDefinitionRule: LintRule {
    static let info = RuleInfo(
        "MG253",
        "old-gateway-definition",
        .warning,
        aliases: ["IST0176"],
        summary: "A definition of the Gateway API is older than Istio needs.",
        reason: """
            Istio leaves out kinds of the Gateway API whose definitions are older than it knows: grpcroutes before \
            1.1, backendtlspolicies before 1.4, tlsroutes before 1.5 and tcproutes before 1.6.
            """,
        help: "install a newer version of the Gateway API",
        accepts: [
            Example(
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: grpcroutes.gateway.networking.k8s.io
                  annotations: {gateway.networking.k8s.io/bundle-version: v1.1.0}
                spec: {group: gateway.networking.k8s.io}
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: httproutes.gateway.networking.k8s.io
                  annotations: {gateway.networking.k8s.io/bundle-version: v0.8.0}
                spec: {group: gateway.networking.k8s.io}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: tlsroutes.gateway.networking.k8s.io
                  annotations: {gateway.networking.k8s.io/bundle-version: v1.4.1} # ← needs version 1.5 of 'tlsroutes.gateway.networking.k8s.io', not v1.4.1
                spec: {group: gateway.networking.k8s.io}
                """
            )
        ]
    )

    private static let least = [
        "grpcroutes": (1, 1), "backendtlspolicies": (1, 4), "tlsroutes": (1, 5), "tcproutes": (1, 6),
    ]
    private static let annotation = "gateway.networking.k8s.io/bundle-version"

    func check(_ mesh: MeshSnapshot, report: Report) {
        for definition in mesh.all(RawResource.self) where definition.document.kind == "CustomResourceDefinition" {
            guard definition.name.hasSuffix(".gateway.networking.k8s.io"),
                let least = Self.least[String(definition.name.prefix { $0 != "." })],
                let text = definition.annotations[Self.annotation], let version = Self.version(text), version < least
            else { continue }
            report(
                definition,
                at: .root.metadata.annotations[Self.annotation],
                "Istio needs version \(least.0).\(least.1) of '\(definition.name)', not \(text)"
            )
        }
    }

    private static func version(_ text: String) -> (Int, Int)? {
        let parts = text.drop { $0 == "v" }.split(separator: ".").prefix(2).compactMap { Int($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}
