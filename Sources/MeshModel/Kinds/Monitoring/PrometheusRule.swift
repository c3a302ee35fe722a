/// Alerts and recording rules.
///
/// Source: Prometheus operator, `pkg/apis/monitoring/v1/prometheusrule_types.go`.
public struct PrometheusRule: Resource {
    public static let type = ResourceType(
        "monitoring.coreos.com/v1",
        "PrometheusRule",
        plural: "prometheusrules",
        shortNames: ["promrule"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// Groups of rules.
    public struct Spec: Model {
        /// The groups.
        ///
        /// - ListKey: name
        public var groups: [Group]?
        public var unknownFields = UnknownFields()
    }
}

extension PrometheusRule {
    /// Rules that are evaluated one after the other.
    public struct Group: Model {
        /// Name of the group.
        ///
        /// - Length: 1...
        public var name: String
        /// Labels added to all rules.
        public var labels: [String: String]?
        /// How often the rules are evaluated, such as `1m`.
        ///
        /// - Pattern: ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$
        public var interval: String?
        /// How far back the rules look.
        ///
        /// - Pattern: ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$
        public var query_offset: String?
        /// Greatest number of alerts or series of a rule; 0 is no limit.
        ///
        /// - Default: 0
        public var limit: Int?
        /// What Thanos does on partial responses.
        ///
        /// - Pattern: ^(?i)(abort|warn)?$
        public var partial_response_strategy: String?
        /// The rules.
        public var rules: [Rule]?
        public var unknownFields = UnknownFields()
    }

    /// An alert or a recording rule.
    ///
    /// - ExactlyOneOf: alert, record
    public struct Rule: Model {
        /// Name of the alert.
        public var alert: String?
        /// Name of the series that is written.
        public var record: String?
        /// The PromQL expression.
        ///
        /// - Required
        public var expr: IntOrString?
        /// How long the expression must hold before the alert fires.
        ///
        /// - Pattern: ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$
        /// - Default: 0s
        public var `for`: String?
        /// How long the alert goes on after the expression no longer holds.
        ///
        /// - Pattern: ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$
        public var keep_firing_for: String?
        /// Labels that are added.
        public var labels: [String: String]?
        /// Annotations of the alert.
        public var annotations: [String: String]?
        public var unknownFields = UnknownFields()
    }
}
