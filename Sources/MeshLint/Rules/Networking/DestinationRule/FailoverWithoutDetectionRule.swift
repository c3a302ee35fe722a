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
                        failover: # ← failover has no effect
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
        // What failoverPriority of a locality comes to without outlier detection is a matter of resilience.
        if let locality = settings.loadBalancer?.localityLbSetting, locality.enabled != false,
            locality.failover?.isEmpty == false
        {
            report(rule, at: site.path.loadBalancer.localityLbSetting.failover, Self.message("failover"))
        }
        guard let zoneAware = settings.loadBalancer?.zoneAwareLbSetting, zoneAware.enabled != false else { return }
        let path = site.path.loadBalancer.zoneAwareLbSetting
        if zoneAware.failover?.isEmpty == false {
            report(rule, at: path.failover, Self.message("failover"))
        } else if zoneAware.failoverPriority?.isEmpty == false {
            report(rule, at: path.failoverPriority, Self.message("failoverPriority"))
        }
    }

    private static func message(_ field: String) -> String {
        "\(field) has no effect: no outlier detection tells which endpoints are unhealthy"
    }
}
