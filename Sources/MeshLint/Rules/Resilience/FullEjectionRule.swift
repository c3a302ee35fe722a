import MeshModel
import YAML

/// Reports outlier detection that may take every pod out of the load balancing.
struct FullEjectionRule: LintRule {
    static let info = RuleInfo(
        "MG509",
        "full-ejection",
        .warning,
        summary: "Outlier detection can take out every pod of a service.",
        reason: """
            With maxEjectionPercent 100 a fault that all pods share, such as a database that is down, ejects all of them, and \
            callers get 503 UH even for requests that would work. Istio switches Envoy's panic mode, which would then use them \
            all the same, off unless minHealthPercent is set (istio/istio #20135, #13682, envoyproxy/envoy #17504).
            """,
        help: "lower maxEjectionPercent, for example to 50, or set minHealthPercent",
        covers: ["Check 12"],
        yieldsTo: ["MG104"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection: {consecutive5xxErrors: 5, maxEjectionPercent: 99}
                  subsets:
                    - name: v1
                      trafficPolicy:
                        outlierDetection: {consecutive5xxErrors: 5, maxEjectionPercent: 100, minHealthPercent: 30}
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
                      consecutive5xxErrors: 5
                      maxEjectionPercent: 100 # ← every pod of 'cart' can be ejected at once
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    portLevelSettings:
                      - port: {number: 80}
                        outlierDetection:
                          maxEjectionPercent: 100 # ← the only pod of 'cart' can be ejected
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            for scope in TrafficScope.all(of: rule) {
                guard let outlier = scope.outlierDetection, outlier.maxEjectionPercent ?? 0 >= 100,
                    outlier.minHealthPercent ?? 0 == 0, outlier.countsErrors
                else { continue }
                let path = scope.path.outlierDetection.maxEjectionPercent
                report(rule, at: path, message(scope, scope.replicas(in: mesh)?.upperBound))
            }
        }
    }

    private func message(_ scope: TrafficScope, _ pods: Int?) -> String {
        switch pods {
        case 1: "the only pod of \(scope.subject) can be ejected"
        case let pods?: "every pod of \(scope.subject) can be ejected at once, all \(pods) of them"
        case nil: "every pod of \(scope.subject) can be ejected at once"
        }
    }
}

extension OutlierDetection {
    /// Whether some kind of error leads to an ejection; Envoy counts 5 errors with 5xx where nothing is said.
    var countsErrors: Bool {
        consecutive5xxErrors ?? 5 > 0 || consecutiveGatewayErrors ?? 0 > 0
            || splitExternalLocalOriginErrors == true && consecutiveLocalOriginFailures ?? 5 > 0
    }
}
