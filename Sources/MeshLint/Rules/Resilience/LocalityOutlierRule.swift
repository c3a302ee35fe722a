import MeshModel
import YAML

/// Reports locality load balancing without the outlier detection that it needs, and the other way round.
struct LocalityOutlierRule: LintRule {
    static let info = RuleInfo(
        "MG516",
        "locality-outlier-detection",
        .warning,
        summary: "Locality load balancing and outlier detection are not set together.",
        reason: """
            Envoy moves traffic to another zone only when outlier detection finds pods of the own zone unhealthy: without it \
            failoverPriority and enabled do nothing (istio/istio #48084, #12961). And with it, Istio prefers the own zone unless \
            localityLbSetting.enabled is false, so pods that are spread over zones get uneven shares (#28570, istio/api #3693); \
            that is told as information where topologySpreadConstraints name the zone. Istio itself warns of `failover` only.
            """,
        help: "set both outlierDetection and loadBalancer.localityLbSetting",
        covers: [
            "Check 15",
            "DestinationRule: locality failover or failoverPriority without outlierDetection",
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
                    loadBalancer: {localityLbSetting: {failoverPriority: [topology.kubernetes.io/zone]}}
                    outlierDetection: {consecutive5xxErrors: 5}
                  subsets:
                    - name: v1
                      trafficPolicy:
                        loadBalancer: {localityLbSetting: {enabled: false}}
                    - name: v2
                      trafficPolicy:
                        loadBalancer: {localityLbSetting: {failoverPriority: [topology.kubernetes.io/region]}}
                """
            ),
            Example(zones("{localityLbSetting: {enabled: false}}")),
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
                      localityLbSetting: # ← failoverPriority does nothing without outlierDetection
                        failoverPriority: [topology.kubernetes.io/zone]
                    portLevelSettings:
                      - port: {number: 80}
                        loadBalancer:
                          localityLbSetting: # ← enabled does nothing without outlierDetection
                            enabled: true
                """
            ),
            Example(zones("{simple: LEAST_REQUEST}").marked("outlierDetection", "keeps traffic of 'cart' in the zone")),
        ]
    )

    private static func zones(_ balancer: String) -> String {
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
          replicas: 6
          selector: {matchLabels: {app: cart}}
          template:
            metadata: {labels: {app: cart}}
            spec:
              containers: [{name: app, image: "cart:1"}]
              topologySpreadConstraints:
                - {topologyKey: topology.kubernetes.io/zone, maxSkew: 1, whenUnsatisfiable: DoNotSchedule}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: cart}
        spec:
          host: cart
          trafficPolicy:
            loadBalancer: \(balancer)
            outlierDetection: {consecutive5xxErrors: 5}
        """
    }

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            let host = rule.resource.spec.trafficPolicy
            for scope in TrafficScope.all(of: rule) {
                let inherited = scope.port == nil ? host : nil
                let outlier = scope.outlierDetection ?? inherited?.outlierDetection
                let balancer = scope.loadBalancer ?? inherited?.loadBalancer
                if let locality = scope.loadBalancer?.localityLbSetting, outlier == nil {
                    check(locality, at: scope.path.loadBalancer.localityLbSetting, rule, report)
                } else if scope.outlierDetection != nil, balancer?.localityLbSetting == nil,
                    balancer?.zoneAwareLbSetting == nil
                {
                    checkZones(scope, mesh, report)
                }
            }
        }
    }

    private func check(
        _ locality: LoadBalancerSettings.Locality,
        at path: FieldPath,
        _ rule: Located<DestinationRule>,
        _ report: Report
    ) {
        guard locality.enabled != false, locality.distribute?.isEmpty != false, locality.failover?.isEmpty != false
        else {
            return
        }
        let field = locality.failoverPriority?.isEmpty == false ? "failoverPriority" : "enabled"
        guard field == "failoverPriority" || locality.enabled == true else { return }
        report(rule, at: path, "\(field) does nothing without outlierDetection", on: .key)
    }

    private func checkZones(_ scope: TrafficScope, _ mesh: MeshSnapshot, _ report: Report) {
        let spreads = scope.workloads(in: mesh).contains { workload in
            (workload.spec.topologySpreadConstraints ?? []).contains { $0.topologyKey == "topology.kubernetes.io/zone" }
        }
        guard spreads, mesh.settings.localityIsOn else { return }
        report(
            scope.rule,
            at: scope.path.outlierDetection,
            "outlier detection keeps traffic of \(scope.subject) in the zone of the caller, as no localityLbSetting says otherwise",
            on: .key,
            severity: .info,
            help: "set loadBalancer.localityLbSetting, to 'enabled: false' if all zones are to get their share"
        )
    }
}

extension MeshSettings {
    /// Whether the mesh prefers the own zone where nothing else is said, which it does by default.
    fileprivate var localityIsOn: Bool { config?["localityLbSetting"]?["enabled"]?.bool ?? true }
}
