/// Enables declarative updates for Pods and ReplicaSets.
///
/// Source: Kubernetes API reference, `apps/v1` Deployment.
public struct Deployment: Resource {
    public static let type = ResourceType(
        "apps/v1",
        "Deployment",
        plural: "deployments",
        shortNames: ["deploy"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// Specification of the desired behavior of the Deployment.
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The desired state of a Deployment.
    public struct Spec: Model {
        /// Number of desired pods.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var replicas: Int?
        /// The number of old ReplicaSets to retain to allow rollback.
        ///
        /// - Allowed: 0...
        /// - Default: 10
        public var revisionHistoryLimit: Int?
        /// The maximum time in seconds for a deployment to make progress before it is considered to be failed.
        ///
        /// The deployment controller will continue to process failed deployments and a condition with a
        /// ProgressDeadlineExceeded reason will be surfaced in the deployment status.
        ///
        /// - Unit: seconds
        /// - Allowed: 0...
        /// - Default: 600
        public var progressDeadlineSeconds: Int?
        /// Minimum number of seconds for which a newly created pod should be ready without any of its container
        /// crashing, for it to be considered available.
        ///
        /// - Unit: seconds
        /// - Allowed: 0...
        /// - Default: 0
        public var minReadySeconds: Int?
        /// Whether the deployment is paused.
        public var paused: Bool?
        /// The deployment strategy to use to replace existing pods with new ones.
        public var strategy: Strategy?
        /// Label selector for pods.
        ///
        /// Existing ReplicaSets whose pods are selected by this will be the ones affected by this deployment. It must
        /// match the pod template's labels.
        public var selector: LabelSelector
        /// The pods that will be created.
        ///
        /// The only allowed template.spec.restartPolicy value is "Always".
        public var template: PodTemplateSpec
        public var unknownFields = UnknownFields()
    }
}

extension Deployment {
    /// How existing pods are replaced.
    ///
    /// - Rule: !has(self.rollingUpdate) || !has(self.type) || self.type == 'RollingUpdate' => rollingUpdate needs the type RollingUpdate
    public struct Strategy: Model {
        /// Type of deployment.
        ///
        /// - Default: RollingUpdate
        public var type: StrategyType?
        /// Parameters of a rolling update; only with the type `RollingUpdate`.
        public var rollingUpdate: RollingUpdate?
        public var unknownFields = UnknownFields()
    }

    /// How a rolling update proceeds.
    public struct RollingUpdate: Model {
        /// The maximum number of pods that can be scheduled above the desired number of pods.
        ///
        /// Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%). This can not be 0 if
        /// MaxUnavailable is 0.
        ///
        /// - Default: 25%
        public var maxSurge: IntOrString?
        /// The maximum number of pods that can be unavailable during the update.
        ///
        /// Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%). Absolute number is
        /// calculated from percentage by rounding down.
        ///
        /// - Default: 25%
        public var maxUnavailable: IntOrString?
        public var unknownFields = UnknownFields()
    }

    /// How old pods are replaced.
    public enum StrategyType: String, Choice {
        /// Step by step.
        case rollingUpdate = "RollingUpdate"
        /// All are stopped before new ones start.
        case recreate = "Recreate"
    }
}
