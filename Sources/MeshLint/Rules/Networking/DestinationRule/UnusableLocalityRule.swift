import MeshModel
import YAML

/// Reports localities that traffic cannot be spread over.
struct UnusableLocalityRule: LintRule {
    static let info = RuleInfo(
        "MG345",
        "unusable-locality-settings",
        .error,
        aliases: ["IST0106"],
        summary: "Settings of locality or zone-aware load balancing contradict each other, or name no locality.",
        reason: """
            Istio rejects the rule. The weights for one origin have to share out exactly its traffic, each locality may be \
            named once, and failover goes from one region to another: inside a region it happens by itself.
            """,
        help: "name each locality once, as region/zone/sub-zone; give weights of 1 to 100 that add up to 100",
        covers: [
            "DestinationRule: localityLbSetting together with zoneAwareLbSetting",
            "DestinationRule: locality: failover together with a topology label in failoverPriority",
            "DestinationRule: locality distribute: weight outside 1..100",
            "DestinationRule: locality distribute: weights of one `from` do not sum to 100",
            "DestinationRule: locality: `*` not last or more than one",
            "DestinationRule: locality: empty region/zone/subzone part",
            "DestinationRule: locality: entries that overlap",
            "DestinationRule: locality failover from = to",
            "DestinationRule: locality failover names a zone (`/`)",
            "DestinationRule: locality failover with `*`",
            "DestinationRule: zoneAware: topology label in failoverPriority",
            "DestinationRule: zoneAware failover from = to",
            "DestinationRule: zoneAware failover names a zone",
            "DestinationRule: zoneAware failover with `*`",
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
                    loadBalancer:
                      localityLbSetting:
                        distribute:
                          - from: us-west/zone1/*
                            to: {us-west/zone1/*: 80, us-west/zone2/*: 20}
                          - from: us-west/*
                            to: {us-west/*: 100}
                          - from: "*"
                            to: {us-east: 100}
                    outlierDetection: {consecutive5xxErrors: 5}
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
                    loadBalancer:
                      localityLbSetting:
                        failover: [{from: us-east, to: eu-west}]
                        failoverPriority: [version]
                    outlierDetection: {consecutive5xxErrors: 5}
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
                        distribute:
                          - from: us-*/zone1 # ← is not at its end
                            to: # ← the weights add up to 90, not 100
                              us-west/zone1: 80
                              us-west/zone2: 10
                          - from: us-west//a # ← has an empty region, zone or sub-zone
                            to:
                              us-west/*: 100
                              us-east/*: 0 # ← the weight 0 is not in 1...100
                          - from: us-east
                            to:
                              us-west/*: 50
                              us-west/zone1: 50 # ← overlaps
                          - from: us-east/zone1 # ← overlaps
                            to: {us-west: 100}
                          - from: "*/*" # ← has more than one '*'
                            to: {us-west: 100}
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
                    outlierDetection: {consecutive5xxErrors: 5}
                    loadBalancer:
                      localityLbSetting:
                        failover:
                          - {from: us-east, to: us-east} # ← 'us-east' fails over to itself
                          - {from: us-east/zone1, to: us-west} # ← 'us-east/zone1' is a zone
                          - {from: us-*, to: eu-west} # ← 'us-*' has a wildcard
                        failoverPriority:
                          - topology.kubernetes.io/region # ← failover already decides by 'topology.kubernetes.io/region'
                      zoneAwareLbSetting: # ← localityLbSetting and zoneAwareLbSetting exclude each other
                        enabled: true
                        failover:
                          - {from: us-east, to: us-east} # ← 'us-east' fails over to itself
                          - {from: us-east, to: us-west/zone1} # ← 'us-west/zone1' is a zone
                          - {from: us-east, to: "*"} # ← '*' has a wildcard
                        failoverPriority:
                          - topology.kubernetes.io/zone # ← zone awareness already decides by 'topology.kubernetes.io/zone'
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            rule.resource.spec.forEachSettings { settings, site in
                guard let balancer = settings.loadBalancer else { return }
                if let locality = balancer.localityLbSetting {
                    check(locality, of: rule, at: site.path.loadBalancer.localityLbSetting, report)
                }
                guard let zoneAware = balancer.zoneAwareLbSetting else { return }
                let path = site.path.loadBalancer.zoneAwareLbSetting
                if balancer.localityLbSetting != nil {
                    report(rule, at: path, "localityLbSetting and zoneAwareLbSetting exclude each other", on: .key)
                }
                checkFailover(zoneAware.failover ?? [], of: rule, at: path.failover, report)
                let priority = zoneAware.failoverPriority ?? []
                checkLabels(priority, "zone awareness", of: rule, at: path.failoverPriority, report)
            }
        }
    }

    private func check(
        _ locality: LoadBalancerSettings.Locality,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        var origins = LocalityNames()
        for (index, entry) in (locality.distribute ?? []).enumerated() {
            let path = path.distribute[index]
            if let problem = origins.problem(ofNext: entry.from ?? "") { report(rule, at: path.from, problem) }
            if let weights = entry.to { checkWeights(weights, of: rule, at: path.to, report) }
        }
        checkFailover(locality.failover ?? [], of: rule, at: path.failover, report)
        guard !(locality.failover ?? []).isEmpty else { return }
        checkLabels(locality.failoverPriority ?? [], "failover", of: rule, at: path.failoverPriority, report)
    }

    private func checkWeights(
        _ weights: [String: Int],
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        var names = LocalityNames()
        for (name, weight) in weights.sorted(by: { $0.key < $1.key }) {
            if let problem = names.problem(ofNext: name) { report(rule, at: path[name], problem, on: .key) }
            if weight == 0 { report(rule, at: path[name], "the weight 0 is not in 1...100") }
        }
        let sum = weights.values.reduce(0, &+)
        if sum != 100 { report(rule, at: path, "the weights add up to \(sum), not 100", on: .key) }
    }

    private func checkFailover(
        _ failover: [LoadBalancerSettings.Failover],
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        for (index, entry) in failover.enumerated() {
            let from = entry.from ?? ""
            let to = entry.to ?? ""
            if from == to { report(rule, at: path[index].to, "'\(to)' fails over to itself") }
            for (name, path) in [(from, path[index].from), (to, path[index].to)] {
                if name.contains("/") { report(rule, at: path, "'\(name)' is a zone; failover is between regions") }
                if name.contains("*") {
                    report(rule, at: path, "'\(name)' has a wildcard; failover names regions in full")
                }
            }
        }
    }

    private func checkLabels(
        _ labels: [String],
        _ decider: String,
        of rule: Located<DestinationRule>,
        at path: FieldPath,
        _ report: Report
    ) {
        for (index, label) in labels.enumerated() where Self.topologyLabels.contains(label) {
            report(rule, at: path[index], "\(decider) already decides by '\(label)'")
        }
    }

    private static let topologyLabels: Set<String> = [
        "topology.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.istio.io/subzone",
    ]
}
