import MeshModel
import YAML

/// Reports DestinationRules for hosts that do not exist.
struct UnknownDestinationRuleHostRule: LintRule {
    static let info = RuleInfo(
        "MG206",
        "unknown-destination-rule-host",
        .warning,
        aliases: ["IST0174", "KIA0202"],
        summary: "A DestinationRule is for a host that does not exist.",
        reason: """
            A DestinationRule without its host does nothing: the limits, subsets and TLS settings that it gives are \
            not there. Said where Services of the namespace that is named are among the inputs, or where the inputs \
            are complete.
            """,
        help: "name a Service or the host of a ServiceEntry; in another namespace by its full name",
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: cart
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: api, namespace: shop}
                spec:
                  host: api.example.com
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: "*.shop.svc.cluster.local"
                """
            ),
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart, namespace: shop}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: crat # ← there is no host 'crat.shop.svc.cluster.local'
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: short, namespace: shop}
                spec:
                  host: cart.shop # ← there is no host 'cart.shop'
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart, namespace: shop}
                spec:
                  host: api.example.com # ← there is no host 'api.example.com'
                """,
                isComplete: true
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) where !HostName.isWildcard(rule.resource.spec.host) {
            let host = rule.resource.spec.host
            guard case .missing(let suggestion) = mesh.resolve(host, from: rule.namespace) else { continue }
            report(
                rule,
                at: .root.spec.host,
                "there is no host '\(rule.fullHost)'",
                help: suggestion.map { "did you mean '\($0)'?" }
            )
        }
    }
}
