/// Sets the number of replicas of a workload by metrics.
///
/// Source: Kubernetes API reference, `autoscaling/v2` HorizontalPodAutoscaler.
public struct HorizontalPodAutoscaler: Resource {
    public static let type = ResourceType(
        "autoscaling/v2",
        "HorizontalPodAutoscaler",
        plural: "horizontalpodautoscalers",
        shortNames: ["hpa"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The specification for the behaviour of the autoscaler.
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// What is scaled, within which bounds and by which metrics.
    ///
    /// - Rule: !has(self.minReplicas) || self.minReplicas <= self.maxReplicas => maxReplicas must not be less than minReplicas
    public struct Spec: Model {
        /// The resource to scale.
        public var scaleTargetRef: ObjectReference
        /// The lower limit for the number of replicas to which the autoscaler can scale down.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var minReplicas: Int?
        /// The upper limit for the number of replicas to which the autoscaler can scale up.
        ///
        /// It cannot be less that minReplicas.
        ///
        /// - Allowed: 1...
        public var maxReplicas: Int
        /// The metrics the number of replicas is calculated from; the greatest result counts.
        public var metrics: [Metric]?
        /// Configures the scaling behavior of the target in both Up and Down directions (scaleUp and scaleDown fields
        /// respectively).
        ///
        /// If not set, the default HPAScalingRules for scale up and scale down are used.
        public var behavior: Behavior?
        public var unknownFields = UnknownFields()
    }
}

extension HorizontalPodAutoscaler {
    /// A reference to an object.
    public struct ObjectReference: Model {
        /// The API version of the referent.
        public var apiVersion: String?
        /// The kind of the referent.
        public var kind: String
        /// The name of the referent.
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// How fast the number of replicas may change, up and down.
    public struct Behavior: Model {
        /// Scaling policy for scaling up.
        ///
        /// - Default: 4 pods or 100%, whichever is more, per 15 seconds
        public var scaleUp: ScalingRules?
        /// Scaling policy for scaling down.
        ///
        /// - Default: down to `minReplicas`, after 300 seconds of lower recommendations
        public var scaleDown: ScalingRules?
        public var unknownFields = UnknownFields()
    }

    /// How fast the number of replicas may change in one direction.
    public struct ScalingRules: Model {
        /// The number of seconds for which past recommendations should be considered while scaling up or scaling
        /// down.
        ///
        /// StabilizationWindowSeconds must be greater than or equal to zero and less than or equal to 3600 (one
        /// hour).
        ///
        /// - Unit: seconds
        /// - Allowed: 0...3600
        /// - Default: 0 up, 300 down
        public var stabilizationWindowSeconds: Int?
        /// Used to specify which policy should be used.
        ///
        /// - Default: Max
        public var selectPolicy: SelectPolicy?
        /// The tolerance on the ratio between the current and desired metric value under which no updates are made to
        /// the desired number of replicas (such as 0.01 for 1%).
        ///
        /// Must be greater than or equal to zero. If not set, the default cluster-wide tolerance is applied (by
        /// default 10%).
        public var tolerance: Quantity?
        /// A list of potential scaling polices which can be used during scaling.
        public var policies: [ScalingPolicy]?
        public var unknownFields = UnknownFields()
    }

    /// A single policy which must hold true for a specified past interval.
    public struct ScalingPolicy: Model {
        /// Used to specify the scaling policy.
        ///
        /// - Required
        public var type: PolicyType?
        /// The amount of change which is permitted by the policy.
        ///
        /// It must be greater than zero.
        ///
        /// - Allowed: 1...
        public var value: Int
        /// The window of time for which the policy should hold true.
        ///
        /// PeriodSeconds must be greater than zero and less than or equal to 1800 (30 min).
        ///
        /// - Unit: seconds
        /// - Allowed: 1...1800
        public var periodSeconds: Int
        public var unknownFields = UnknownFields()
    }

    /// A metric that counts for the number of replicas.
    ///
    /// - ExactlyOneOf: resource, containerResource, pods, object, external
    public struct Metric: Model {
        /// Which of the other fields describes the metric.
        ///
        /// - Required
        public var type: MetricType?
        /// A resource (such as CPU or memory) of each pod in the scale target.
        public var resource: ResourceMetric?
        /// A resource of one container in each pod of the scale target.
        public var containerResource: ContainerResourceMetric?
        /// Refers to a metric describing each pod in the current scale target (for example,
        /// transactions-processed-per-second).
        ///
        /// The values will be averaged together before being compared to the target value.
        public var pods: PodsMetric?
        /// Refers to a metric describing a single kubernetes object (for example, hits-per-second on an Ingress
        /// object).
        public var object: ObjectMetric?
        /// Refers to a global metric that is not associated with any Kubernetes object.
        public var external: ExternalMetric?
        public var unknownFields = UnknownFields()
    }

    /// A resource of the pods, averaged over them.
    public struct ResourceMetric: Model {
        /// The name of the resource in question.
        public var name: String
        /// The target value for the given metric.
        public var target: MetricTarget
        public var unknownFields = UnknownFields()
    }

    /// A resource of one container of the pods, averaged over them.
    public struct ContainerResourceMetric: Model {
        /// The name of the container in the pods of the scaling target.
        public var container: String
        /// The name of the resource in question.
        public var name: String
        /// The target value for the given metric.
        public var target: MetricTarget
        public var unknownFields = UnknownFields()
    }

    /// A metric of each pod, averaged over them.
    public struct PodsMetric: Model {
        /// Identifies the target metric by name and selector.
        public var metric: MetricIdentifier
        /// The target value for the given metric.
        public var target: MetricTarget
        public var unknownFields = UnknownFields()
    }

    /// A metric of one Kubernetes object.
    public struct ObjectMetric: Model {
        /// The object that the metric describes.
        public var describedObject: ObjectReference
        /// Identifies the target metric by name and selector.
        public var metric: MetricIdentifier
        /// The target value for the given metric.
        public var target: MetricTarget
        public var unknownFields = UnknownFields()
    }

    /// A metric from outside the cluster.
    public struct ExternalMetric: Model {
        /// Identifies the target metric by name and selector.
        public var metric: MetricIdentifier
        /// The target value for the given metric.
        public var target: MetricTarget
        public var unknownFields = UnknownFields()
    }

    /// The name and optionally selector for a metric.
    public struct MetricIdentifier: Model {
        /// The name of the given metric.
        public var name: String
        /// Narrows the metric by its labels.
        ///
        /// When unset, just the metric's name is used.
        public var selector: LabelSelector?
        public var unknownFields = UnknownFields()
    }

    /// The target value, average value, or average utilization of a specific metric.
    ///
    /// - OneOf: averageUtilization, averageValue, value
    public struct MetricTarget: Model {
        /// Whether the metric type is Utilization, Value, or AverageValue.
        ///
        /// - Required
        public var type: TargetType?
        /// The target value of the average of the resource metric across all relevant pods, represented as a
        /// percentage of the requested value of the resource for the pods.
        ///
        /// Currently only valid for Resource metric source type.
        ///
        /// - Allowed: 1...
        /// - Unit: percent
        public var averageUtilization: Int?
        /// The target value of the average of the metric across all relevant pods (as a quantity).
        public var averageValue: Quantity?
        /// The target value of the metric (as a quantity).
        public var value: Quantity?
        public var unknownFields = UnknownFields()
    }

    /// Where a metric comes from.
    public enum MetricType: String, Choice {
        /// A resource of the pods, summed over their containers.
        case resource = "Resource"
        /// A resource of one container of the pods.
        case containerResource = "ContainerResource"
        /// A metric of each pod.
        case pods = "Pods"
        /// A metric of one Kubernetes object.
        case object = "Object"
        /// A metric from outside the cluster.
        case external = "External"
    }

    /// What a metric is compared with.
    public enum TargetType: String, Choice {
        /// A percentage of the requested resource.
        case utilization = "Utilization"
        /// A value.
        case value = "Value"
        /// A value averaged over the pods.
        case averageValue = "AverageValue"
    }

    /// Which of several policies counts.
    public enum SelectPolicy: String, Choice {
        /// The one that allows the largest change.
        case max = "Max"
        /// The one that allows the smallest change.
        case min = "Min"
        /// None; no scaling in this direction.
        case disabled = "Disabled"
    }

    /// Unit of a scaling policy.
    public enum PolicyType: String, Choice {
        /// A number of pods.
        case pods = "Pods"
        /// A percentage of the current pods.
        case percent = "Percent"
    }
}
