import MeshModel
import YAML

/// Reports failover that nothing sets off.
struct FailoverWithoutDetectionRule: LintRule {
    static let info = RuleInfo(
        "MG346",
        "failover-without-outlier-detection",
        .warning,
        aliases: ["IST0133"],
        summary: "Failover to another locality is set up without outlier detection.",
        reason: """
            Traffic fails over when endpoints are unhealthy, and only outlier detection tells the proxy that they are. A \
            subset inherits the outlier detection of the host; a port does not.
            """,
        help: "add outlierDetection to the same policy",
        covers: [
            "DestinationRule: locality failover or failoverPriority without outlierDetection",
            "DestinationRule: zoneAware failover/failoverPriority without outlierDetection",
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
                    outlierDetection: {consecutive5xxErrors: 5}
                    loadBalancer: {localityLbSetting: {failover: [{from: us-east, to: us-west}]}}
                  subsets:
                    - name: v1
                      labels: {version: v1}
                      trafficPolicy:
                        loadBalancer: {localityLbSetting: {failoverPriority: [version]}}
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
                    loadBalancer: {localityLbSetting: {enabled: false, failover: [{from: us-east, to: us-west}]}}
                """
            ),
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
                    loadBalancer:
                      localityLbSetting:
                        failover: # ← failover never happens
                          - {from: us-east, to: us-west}
                  subsets:
                    - name: v1
                      labels: {version: v1}
                      trafficPolicy:
                        outlierDetection: {consecutive5xxErrors: 5}
                        portLevelSettings:
                          - port: {number: 8080}
                            loadBalancer:
                              zoneAwareLbSetting: {enabled: true, failoverPriority: [version]} # ← failoverPriority has no effect
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            let inherited = rule.resource.spec.trafficPolicy?.outlierDetection != nil
            rule.resource.spec.forEachSettings { settings, site in
                guard settings.outlierDetection == nil, !inherited || site.port != nil else { return }
                check(settings, site, of: rule, report)
            }
        }
    }

    private func check(
        _ settings: TrafficSettings,
        _ site: TrafficSite,
        of rule: Located<DestinationRule>,
        _ report: Report
    ) {
        if let locality = settings.loadBalancer?.localityLbSetting, locality.enabled != false {
            let path = site.path.loadBalancer.localityLbSetting
            check(locality.failover, locality.failoverPriority, of: rule, at: path, report)
        }
        if let zoneAware = settings.loadBalancer?.zoneAwareLbSetting, zoneAware.enabled != false {
            let path = site.path.loadBalancer.zoneAwareLbSetting
            check(zoneAware.failover, zoneAware.failoverPriority, of: rule, at: path, report)
        }
    }

    private func check(
        _ failover: [LoadBalancerSettings.Failover]?,
        _ priority: [String]?,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        if failover?.isEmpty == false {
            report(rule, at: path.failover, "failover never happens: no outlier detection tells what is unhealthy")
        } else if priority?.isEmpty == false {
            let message = "failoverPriority has no effect: no outlier detection tells what is unhealthy"
            report(rule, at: path.failoverPriority, message)
        }
    }
}
