import MeshModel
import YAML

/// Reports counts of local failures that are never kept.
struct LocalFailuresNotSplitRule: LintRule {
    static let info = RuleInfo(
        "MG341",
        "local-failures-not-split",
        .error,
        aliases: ["IST0106"],
        summary: "A circuit breaker counts local failures, but does not tell them apart.",
        reason: """
            Envoy counts failures to connect on their own only with splitExternalLocalOriginErrors; without it, Istio rejects \
            consecutiveLocalOriginFailures.
            """,
        help: "set splitExternalLocalOriginErrors: true, or remove consecutiveLocalOriginFailures",
        covers: [
            "DestinationRule: outlierDetection: consecutiveLocalOriginFailures without splitExternalLocalOriginErrors"
        ],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection: {splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 3}
                    portLevelSettings:
                      - port: {number: 8080}
                        outlierDetection: {consecutiveLocalOriginFailures: 0}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection:
                      consecutiveLocalOriginFailures: 3 # ← 3 local failures are not told apart
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            rule.resource.spec.forEachSettings { settings, site in
                guard let detection = settings.outlierDetection, let count = detection.consecutiveLocalOriginFailures,
                    count > 0,
                    detection.splitExternalLocalOriginErrors != true,
                    !detection.isUnread("splitExternalLocalOriginErrors")
                else { return }
                report(
                    rule,
                    at: site.path.outlierDetection.consecutiveLocalOriginFailures,
                    "\(count) local failures are not told apart from errors of the service"
                )
            }
        }
    }
}
