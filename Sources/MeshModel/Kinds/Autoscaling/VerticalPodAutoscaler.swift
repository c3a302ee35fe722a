/// Sets the resource requests of a workload's containers by their usage.
///
/// Source: Kubernetes autoscaler, `autoscaling.k8s.io/v1` VerticalPodAutoscaler.
public struct VerticalPodAutoscaler: Resource {
    public static let type = ResourceType(
        "autoscaling.k8s.io/v1",
        "VerticalPodAutoscaler",
        also: ["autoscaling.k8s.io/v1beta2"],
        plural: "verticalpodautoscalers",
        shortNames: ["vpa"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// What is scaled, and how.
    public struct Spec: Model {
        /// The controller of the pods, such as a Deployment.
        public var targetRef: TargetReference?
        /// The recommenders that make the recommendations; at most one.
        ///
        /// - Default: the built-in recommender
        /// - Count: 0...1
        public var recommenders: [Recommender]?
        /// How changes are applied to the pods.
        public var updatePolicy: UpdatePolicy?
        /// Limits of the recommendations.
        public var resourcePolicy: ResourcePolicy?
        /// More resources while containers start (alpha).
        public var startupBoost: StartupBoost?
        public var unknownFields = UnknownFields()
    }
}

extension VerticalPodAutoscaler {
    /// A reference to the controller of pods.
    public struct TargetReference: Model {
        /// API version of the controller.
        public var apiVersion: String?
        /// Kind of the controller.
        public var kind: String
        /// Name of the controller.
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// A recommender.
    public struct Recommender: Model {
        /// Name of the recommender.
        public var name: String
        public var unknownFields = UnknownFields()
    }

    /// How changes are applied to the pods.
    public struct UpdatePolicy: Model {
        /// Whether and when pods are updated.
        ///
        /// - Default: Recreate
        public var updateMode: UpdateMode?
        /// Number of live replicas without which the updater does not evict.
        ///
        /// - Allowed: 1...
        /// - Default: 2
        public var minReplicas: Int?
        /// Conditions that must all hold for a pod to be evicted.
        public var evictionRequirements: [EvictionRequirement]?
        /// Time after an out-of-memory kill within which a pod may be evicted at once (alpha).
        ///
        /// - Allowed: 1...
        /// - Unit: seconds
        public var evictAfterOOMSeconds: Int?
        public var unknownFields = UnknownFields()
    }

    /// A condition under which pods may be evicted.
    public struct EvictionRequirement: Model {
        /// Resources that the condition is for.
        ///
        /// - Count: 1...
        public var resources: [String]
        /// How the recommendation compares with the requests.
        ///
        /// - Required
        public var changeRequirement: ChangeRequirement?
        public var unknownFields = UnknownFields()
    }

    /// Limits of the recommendations.
    public struct ResourcePolicy: Model {
        /// Policies by container.
        ///
        /// - ListKey: containerName
        public var containerPolicies: [ContainerPolicy]?
        public var unknownFields = UnknownFields()
    }

    /// Limits of the recommendations for a container.
    public struct ContainerPolicy: Model {
        /// Name of the container; `*` is every container without a policy of its own.
        public var containerName: String?
        /// Whether the container is scaled.
        ///
        /// - Default: Auto
        public var mode: ContainerMode?
        /// Smallest recommendation by resource.
        public var minAllowed: [String: Quantity]?
        /// Greatest recommendation by resource.
        public var maxAllowed: [String: Quantity]?
        /// Resources that are scaled: `cpu`, `memory`.
        ///
        /// - Default: cpu, memory
        public var controlledResources: [String]?
        /// Which values are set.
        ///
        /// - Default: RequestsAndLimits
        public var controlledValues: ControlledValues?
        /// Factor by which memory grows after an out-of-memory kill (alpha).
        public var oomBumpUpRatio: Quantity?
        /// Least amount by which memory grows after an out-of-memory kill (alpha).
        public var oomMinBumpUp: Quantity?
        /// Length of an interval of memory peaks (alpha).
        ///
        /// - Unit: seconds
        /// - Allowed: 1...
        public var memoryAggregationIntervalSeconds: Int?
        /// Number of intervals of memory peaks (alpha).
        ///
        /// - Allowed: 1...
        public var memoryAggregationIntervalCount: Int?
        /// More resources while the container starts (alpha).
        public var startupBoost: StartupBoost?
        public var unknownFields = UnknownFields()
    }

    /// More resources while containers start.
    public struct StartupBoost: Model {
        /// The boost of CPU.
        public var cpu: Boost?
        public var unknownFields = UnknownFields()
    }

    /// A boost of one resource.
    ///
    /// - OneOf: factor, quantity
    public struct Boost: Model {
        /// Unit of the boost.
        ///
        /// - Required
        public var type: BoostType?
        /// Factor by which the recommendation is multiplied.
        ///
        /// - Allowed: 1...
        public var factor: Int?
        /// Amount added to the recommendation.
        public var quantity: Quantity?
        /// How long the boost lasts after the pod is ready.
        ///
        /// - Unit: seconds
        /// - Allowed: 0...
        public var durationSeconds: Int?
        public var unknownFields = UnknownFields()
    }

    /// Whether and when pods are updated.
    public enum UpdateMode: String, Choice {
        /// Never; recommendations are only computed.
        case off = "Off"
        /// When pods are created.
        case initial = "Initial"
        /// When pods are created, and by evicting them.
        case recreate = "Recreate"
        /// As `Recreate`; deprecated.
        case auto = "Auto"
        /// In place where possible, otherwise by evicting.
        case inPlaceOrRecreate = "InPlaceOrRecreate"
        /// Only in place (alpha).
        case inPlace = "InPlace"
    }

    /// How a recommendation compares with requests.
    public enum ChangeRequirement: String, Choice {
        /// It is higher.
        case targetHigherThanRequests = "TargetHigherThanRequests"
        /// It is lower.
        case targetLowerThanRequests = "TargetLowerThanRequests"
    }

    /// Whether a container is scaled.
    public enum ContainerMode: String, Choice {
        /// It is.
        case auto = "Auto"
        /// It is not.
        case off = "Off"
    }

    /// Which values are set.
    public enum ControlledValues: String, Choice {
        /// Requests and, in proportion, limits.
        case requestsAndLimits = "RequestsAndLimits"
        /// Requests only.
        case requestsOnly = "RequestsOnly"
    }

    /// Unit of a boost.
    public enum BoostType: String, Choice {
        /// A factor of the recommendation.
        case factor = "Factor"
        /// An amount.
        case quantity = "Quantity"
    }
}
