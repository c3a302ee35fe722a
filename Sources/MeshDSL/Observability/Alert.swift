import MeshModel

/// Something that somebody should look at.
struct Alert {
    /// How soon.
    enum Severity: String {
        /// Now: users notice.
        case critical
        /// Today: users will notice if nothing is done.
        case warning
    }

    let name: String
    let severity: Severity
    /// How long the expression must hold: `5m`.
    let duration: String
    let expression: String
    /// What happens, in a line; may refer to `$labels` and `$value`.
    let summary: String
    /// What it means, with the numbers.
    let description: String
    /// What to look at first.
    let runbook: String

    var rule: PrometheusRule.Rule {
        PrometheusRule.Rule(
            alert: name,
            expr: .string(expression),
            for: duration,
            labels: ["severity": severity.rawValue],
            annotations: ["summary": summary, "description": description, "runbook": runbook]
        )
    }
}

/// Limits above which alerts fire.
enum AlertLimit {
    /// The share of failed requests, 0...1.
    static let errors = 0.05
    /// The share of requests that time out, 0...1.
    static let timeouts = 0.01
    /// How much of a service's time-out its slowest requests may take, 0...1.
    static let timeoutUse = 0.8
    /// Requests a second below which shares say nothing.
    static let traffic = 0.1
    /// How many times as many errors a canary may have as the stable version.
    static let canaryErrors = 2.0
    /// How many times as long a canary may take as the stable version.
    static let canaryLatency = 1.5
    /// The share of a limit or a volume, 0...1.
    static let resources = 0.9
}

extension MeshLowering {
    func prometheusRules(_ observability: Observability) -> PrometheusRule {
        let topics: [(String, [Alert])] = [
            ("errors", errorAlerts), ("latency", latencyAlerts), ("gateway", gatewayAlerts),
            ("circuit", circuitAlerts), ("canary", canaryAlerts), ("pods", podAlerts), ("scraping", scrapingAlerts),
        ]
        let alerts = topics.filter { !$0.1.isEmpty }.map { topic, alerts in
            PrometheusRule.Group(name: "\(plan.name).\(topic)", rules: alerts.map(\.rule))
        }
        return PrometheusRule(
            metadata(plan.name, in: plan.namespace, labels: observability.prometheusLabels),
            spec: .init(groups: recordingGroups + alerts)
        )
    }

    /// A recorded series of this mesh.
    func series(_ record: Recorded, service: String? = nil, version: String? = nil) -> String {
        var matchers = [#"destination_service_namespace="\#(plan.namespace)""#]
        if let service { matchers.append(#"destination_service_name="\#(service)""#) }
        if let version { matchers.append(#"destination_version="\#(version)""#) }
        return "\(record.rawValue){\(matchers.joined(separator: ", "))}"
    }
}
