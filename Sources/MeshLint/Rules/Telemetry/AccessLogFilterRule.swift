import MeshModel
import YAML

/// Reports filters of access logs that are no expressions.
struct AccessLogFilterRule: LintRule {
    static let info = RuleInfo(
        "MG442",
        "access-log-filter",
        .error,
        aliases: ["IST0106"],
        summary: "The filter of an access log is not an expression.",
        reason: """
            The filter is written in the Common Expression Language, over Envoy's attributes. Istio rejects what does not parse. \
            Whether the attributes exist is seen by Envoy only.
            """,
        help: "write an expression such as response.code >= 400 || connection.mtls == false",
        covers: ["Telemetry: accessLogging filter expression is not parsable CEL"],
        accepts: [
            Example(
                """
                apiVersion: telemetry.istio.io/v1
                kind: Telemetry
                metadata: {name: default}
                spec:
                  accessLogging:
                    - filter: {expression: "response.code >= 400 && !has(request.headers['x-probe'])"}
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
                  accessLogging:
                    - filter:
                        expression: response.code >= 400 and request.method == 'GET' # ← 'and' stands where
                    - filter:
                        expression: response.code => 400 # ← '=' has no meaning
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for telemetry in mesh.all(Telemetry.self) {
            for (index, block) in (telemetry.resource.spec.accessLogging ?? []).enumerated() {
                guard let expression = block.filter?.expression, !expression.isEmpty,
                    let problem = CELSyntax.problem(of: expression)
                else { continue }
                let path = FieldPath.root.spec.accessLogging[index].filter.expression
                report(telemetry, at: path, "this is no expression: \(problem)")
            }
        }
    }
}
