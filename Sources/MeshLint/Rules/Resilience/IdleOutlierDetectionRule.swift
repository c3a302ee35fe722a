import MeshModel
import YAML

/// Reports outlier detection that never does anything.
struct IdleOutlierDetectionRule: LintRule {
    static let info = RuleInfo(
        "MG510",
        "idle-outlier-detection",
        .warning,
        summary: "Outlier detection, or one of its counters, can never eject a pod.",
        reason: """
            Envoy ejects a pod only while the ejected ones, with that one, are at most maxEjectionPercent of all, which is 10 \
            unless it is set: of fewer than ten pods none can ever go (since Envoy 1.28; envoyproxy/envoy #27909, istio/istio #57010, \
            #57343). Gateway errors are 5xx errors too, so the counter with the lower limit always comes first; 5xx has 5 where it \
            is not set, and 0 switches a counter off. How many errors the traffic makes, files cannot tell; \(farAway) in a row \
            are called far away.
            """,
        help: "raise maxEjectionPercent, or lower the number of errors",
        covers: ["Check 13"],
        accepts: [
            Example(
                """
                \(system(replicas: 2))
                    outlierDetection: {consecutiveGatewayErrors: 3, consecutive5xxErrors: 5, maxEjectionPercent: 50}
                """
            ),
            Example(
                """
                \(system(replicas: 10))
                    outlierDetection: {consecutiveGatewayErrors: 4}
                """
            ),
            Example(
                """
                \(system(replicas: 4))
                    outlierDetection: {consecutiveGatewayErrors: 50, consecutive5xxErrors: 0, maxEjectionPercent: 25}
                """
            ),
        ],
        rejects: [
            Example(
                """
                \(system(replicas: 4))
                    outlierDetection:
                      consecutive5xxErrors: 3
                      maxEjectionPercent: 24 # ← 24 % of at most 4 pods of 'cart' are less than one pod
                """
            ),
            Example(
                """
                \(system(replicas: 9))
                    outlierDetection: # ← 10 % (the default) of at most 9 pods
                      consecutive5xxErrors: 3
                """
            ),
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    outlierDetection:
                      consecutiveGatewayErrors: 5 # ← never comes first: consecutive5xxErrors is 5 (the default)
                  subsets:
                    - name: off
                      trafficPolicy:
                        outlierDetection: # ← no error is counted
                          consecutive5xxErrors: 0
                    - name: late
                      trafficPolicy:
                        outlierDetection:
                          consecutive5xxErrors: 1000 # ← 1000 errors in a row hardly ever happen
                """
            ),
        ]
    )

    private static let farAway = 100

    private static func system(replicas: Int) -> String {
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
          replicas: \(replicas)
          selector: {matchLabels: {app: cart}}
          template: {metadata: {labels: {app: cart}}, spec: {containers: [{name: app, image: "cart:1"}]}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          trafficPolicy:
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            for scope in TrafficScope.all(of: rule) {
                guard let outlier = scope.outlierDetection else { continue }
                let path = scope.path.outlierDetection
                if outlier.countsErrors {
                    checkCounters(outlier, at: path, rule, report)
                    checkShare(outlier, scope, at: path, mesh, report)
                } else {
                    report(rule, at: path, "no error is counted, so no pod is ever ejected", on: .key)
                }
            }
        }
    }

    private func checkCounters(
        _ outlier: OutlierDetection,
        at path: FieldPath,
        _ rule: Located<DestinationRule>,
        _ report: Report
    ) {
        let all = outlier.consecutive5xxErrors ?? outlier.consecutiveErrors ?? 5
        let gateway = outlier.consecutiveGatewayErrors ?? 0
        let isDefault = outlier.consecutive5xxErrors == nil ? " (the default)" : ""
        if all > 0, gateway >= all {
            let message =
                "consecutiveGatewayErrors \(gateway) never comes first: consecutive5xxErrors is \(all)\(isDefault)"
            report(rule, at: path.consecutiveGatewayErrors, message, help: "lower it, or set consecutive5xxErrors to 0")
        }
        let least = [all, gateway].filter { $0 > 0 }.min() ?? 0
        guard least >= Self.farAway else { return }
        let field = all == least ? path.consecutive5xxErrors : path.consecutiveGatewayErrors
        report(
            rule,
            at: field,
            "\(least) errors in a row hardly ever happen: one good answer begins anew",
            severity: .info
        )
    }

    private func checkShare(
        _ outlier: OutlierDetection,
        _ scope: TrafficScope,
        at path: FieldPath,
        _ mesh: MeshSnapshot,
        _ report: Report
    ) {
        let share = outlier.maxEjectionPercent ?? 0
        let percent = share > 0 ? share : 10
        guard let pods = scope.replicas(in: mesh)?.upperBound, pods > 0, percent < 100, pods * percent < 100 else {
            return
        }
        let isDefault = share > 0 ? "" : " (the default)"
        let message =
            "\(percent) %\(isDefault) of at most \(pods) pods of \(scope.subject) are less than one pod: none is ever ejected"
        report(scope.rule, at: share > 0 ? path.maxEjectionPercent : path, message, on: share > 0 ? .value : .key)
    }
}
