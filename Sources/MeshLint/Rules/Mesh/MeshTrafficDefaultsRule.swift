import MeshModel
import YAML

/// Reports defaults of traffic for the whole mesh that istiod refuses.
struct MeshTrafficDefaultsRule: LintRule {
    static let info = RuleInfo(
        "MG472",
        "mesh-traffic-defaults",
        .error,
        aliases: ["IST0106", "IST0133"],
        summary: "A default for all traffic of the mesh has a value that Istio does not take.",
        reason: """
            Limits, ejection, locality and retries can be set for the whole mesh; they follow the rules that DestinationRules and \
            VirtualServices have. For requests that come in, a proxy retries against itself only, so settings about other hosts \
            have no effect there.
            """,
        help: "correct the value, or leave the setting out to get Istio's default",
        covers: [
            "MeshConfig: localityLbSetting / zoneAwareLbSetting (DestinationRule rules; both allowed here)",
            "MeshConfig: defaultTrafficPolicy: connectionPool / outlierDetection (DestinationRule rules)",
            "MeshConfig: defaultInboundHttpRetryPolicy: retry rules; attempts 0 with backoff",
            "MeshConfig: defaultInboundHttpRetryPolicy: perTryTimeout, retryRemoteLocalities or retryIgnorePreviousHosts (ignored)",
        ],
        accepts: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: |
                    localityLbSetting:
                      distribute: [{from: eu/*, to: {eu/a/*: 80, eu/b/*: 20}}]
                    defaultInboundHttpRetryPolicy: {attempts: 2, backoff: 25ms, retryOn: reset-before-request}
                    defaultTrafficPolicy: {connectionPool: {tcp: {maxConnections: 100, idleTimeout: 0s}}}
                """
            )
        ],
        rejects: [
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← the weights add up to 90, not 100 ← from and to are both 'eu' ← 'us/a' is no region ← -1 is negative
                    localityLbSetting:
                      distribute: [{from: eu/*, to: {eu/a/*: 80, eu/b/*: 10}}]
                    zoneAwareLbSetting:
                      failover: [{from: eu, to: eu}, {from: us/a, to: eu}]
                    defaultTrafficPolicy: {connectionPool: {tcp: {maxConnections: -1}}}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← distribute and failover are both given ← minHealthPercent: 101 ← 10us is less than 1ms ← maxConcurrent
                    localityLbSetting:
                      distribute: [{from: eu, to: {us: 100}}]
                      failover: [{from: eu, to: us}]
                    defaultTrafficPolicy:
                      outlierDetection: {minHealthPercent: 101, interval: 10us}
                      connectionPool: {http: {maxConcurrentStreams: -2}}
                """
            ),
            Example(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: istio, namespace: istio-system}
                data:
                  mesh: | # ← a backoff without attempts ← perTryTimeout has no effect ← retryRemoteLocalities has no effect
                    defaultInboundHttpRetryPolicy: {attempts: 0, backoff: 1s, perTryTimeout: 1s, retryRemoteLocalities: true}
                """
            ),
        ]
    )

    func check(_ mesh: MeshSnapshot, report: Report) {
        guard let config = mesh.settings.configRoot else { return }
        for setting in [config["localityLbSetting"], config["zoneAwareLbSetting"]].compactMap(\.self) {
            checkLocality(setting, report)
        }
        for part in ["connectionPool", "outlierDetection"] {
            if let setting = config["defaultTrafficPolicy"]?[part] { checkLimits(setting, report) }
        }
        if let retries = config["defaultInboundHttpRetryPolicy"] { checkRetries(retries, report) }
    }

    private func checkLocality(_ setting: MeshSetting, _ report: Report) {
        let distribute = setting["distribute"]?.items ?? []
        let failover = setting["failover"]?.items ?? []
        if !distribute.isEmpty, !failover.isEmpty {
            return report(setting, "distribute and failover are both given; only one may be")
        }
        for item in distribute {
            let weights = item["to"]?.entries.compactMap(\.setting.int) ?? []
            let sum = weights.reduce(0) { $0 &+ $1 }
            if let bad = weights.first(where: { !(1...100 ~= $0) }) {
                report(item, "the weight \(bad) is not in 1...100")
            } else if sum != 100 {
                report(item, "the weights add up to \(sum), not 100")
            }
        }
        for item in failover {
            if let problem = Self.problem(ofFailover: item) { report(item, problem) }
        }
    }

    private static func problem(ofFailover item: MeshSetting) -> String? {
        let ends = [item["from"]?.string ?? "", item["to"]?.string ?? ""]
        if ends[0] == ends[1] { return "from and to are both '\(ends[0])'" }
        return ends.first { $0.contains("/") || $0.contains("*") }.map { "'\($0)' is no region" }
    }

    private func checkLimits(_ setting: MeshSetting, _ report: Report) {
        for (key, inner) in setting.entries {
            if let number = inner.int {
                if number < 0 {
                    report(inner, "\(number) is negative")
                } else if key.hasSuffix("Percent"), number > 100 {
                    report(inner, "\(number) is more than 100")
                }
            } else if inner.duration != nil {
                let isOff = key == "idleTimeout"
                if let problem = MeshSettingValue.problem(ofDuration: inner, allowsZero: isOff) {
                    report(inner, problem)
                }
            } else {
                checkLimits(inner, report)
            }
        }
    }

    private func checkRetries(_ retries: MeshSetting, _ report: Report) {
        let attempts = retries["attempts"]?.int ?? 0
        if attempts < 0, let setting = retries["attempts"] { report(setting, "\(attempts) is negative") }
        if let backoff = retries["backoff"] {
            if attempts == 0 { report(backoff, "a backoff without attempts has no meaning") }
            if let problem = MeshSettingValue.problem(ofDuration: backoff) { report(backoff, problem) }
        }
        for field in ["perTryTimeout", "retryRemoteLocalities", "retryIgnorePreviousHosts"] {
            guard let setting = retries[field] else { continue }
            report(setting, "\(field) has no effect on requests that come in", severity: .warning)
        }
    }
}
