import MeshModel
import YAML

/// Reports warm-up of endpoints that does not happen as written.
struct IneffectiveWarmupRule: LintRule {
    static let info = RuleInfo(
        "MG347",
        "ineffective-warmup",
        .error,
        aliases: ["IST0106"],
        summary: "The warm-up of new endpoints cannot be set up, or the load balancer does not do it.",
        reason: """
            Istio rejects an aggression that is not above zero. Envoy has slow start only for round robin and least request; \
            with other algorithms the endpoints get their full share at once.
            """,
        help: "leave aggression out or set it above 0, and use ROUND_ROBIN or LEAST_REQUEST",
        covers: ["DestinationRule: warmup aggression not above 0"],
        accepts: [
            Example(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: cart}
                spec:
                  host: cart
                  trafficPolicy:
                    loadBalancer: {simple: ROUND_ROBIN, warmup: {duration: 30s, minimumPercent: 0, aggression: 0.5}}
                    portLevelSettings:
                      - port: {number: 8080}
                        loadBalancer: {warmup: {duration: 30s}}
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
                    loadBalancer:
                      simple: LEAST_REQUEST
                      warmup: {duration: 30s, aggression: 0} # ← the aggression is 0, not above it
                    portLevelSettings:
                      - port: {number: 8080}
                        loadBalancer: {simple: RANDOM, warmup: {duration: 30s}} # ← RANDOM does not warm up
                      - port: {number: 8081}
                        loadBalancer:
                          consistentHash: {useSourceIp: true}
                          warmup: # ← a consistent hash does not warm up
                            duration: 30s
                """
            )
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        for rule in mesh.all(DestinationRule.self) {
            rule.resource.spec.forEachSettings { settings, site in
                guard let balancer = settings.loadBalancer, let warmup = balancer.warmup else { return }
                let path = site.path.loadBalancer.warmup
                if warmup.aggression == 0 { report(rule, at: path.aggression, "the aggression is 0, not above it") }
                guard let algorithm = balancer.algorithmWithoutWarmup else { return }
                report(rule, at: path, "\(algorithm) does not warm up endpoints", on: .key, severity: .warning)
            }
        }
    }
}

extension LoadBalancerSettings {
    /// The algorithm, if it is one that Envoy does not warm up endpoints with.
    fileprivate var algorithmWithoutWarmup: String? {
        if consistentHash != nil { return "a consistent hash" }
        return simple == .random || simple == .passthrough ? simple?.rawValue : nil
    }
}
