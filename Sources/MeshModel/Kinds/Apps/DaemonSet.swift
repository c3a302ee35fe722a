/// Runs a pod on every node that matches.
///
/// Source: Kubernetes API reference, `apps/v1` DaemonSet.
public struct DaemonSet: Resource {
    public static let type = ResourceType(
        "apps/v1",
        "DaemonSet",
        plural: "daemonsets",
        shortNames: ["ds"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The desired behavior of this daemon set.
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The desired state of a DaemonSet.
    public struct Spec: Model {
        /// The number of old history to retain to allow rollback.
        ///
        /// - Allowed: 0...
        /// - Default: 10
        public var revisionHistoryLimit: Int?
        /// The minimum number of seconds for which a newly created DaemonSet pod should be ready without any of its
        /// container crashing, for it to be considered available.
        ///
        /// - Unit: seconds
        /// - Allowed: 0...
        /// - Default: 0
        public var minReadySeconds: Int?
        /// An update strategy to replace existing DaemonSet pods with new pods.
        public var updateStrategy: UpdateStrategy?
        /// A label query over pods that are managed by the daemon set.
        ///
        /// Must match in order to be controlled. It must match the pod template's labels.
        public var selector: LabelSelector
        /// An object that describes the pod that will be created.
        ///
        /// The DaemonSet will create exactly one copy of this pod on every node that matches the template's node
        /// selector (or on every node if no node selector is specified).
        public var template: PodTemplateSpec
        public var unknownFields = UnknownFields()
    }
}

extension DaemonSet {
    /// How existing pods are replaced.
    ///
    /// - Rule: !has(self.rollingUpdate) || !has(self.type) || self.type == 'RollingUpdate' => rollingUpdate needs the type RollingUpdate
    public struct UpdateStrategy: Model {
        /// Type of daemon set update.
        ///
        /// - Default: RollingUpdate
        public var type: UpdateStrategyType?
        /// Parameters of a rolling update; only with the type `RollingUpdate`.
        public var rollingUpdate: RollingUpdate?
        public var unknownFields = UnknownFields()
    }

    /// How a rolling update proceeds.
    public struct RollingUpdate: Model {
        /// The maximum number of DaemonSet pods that can be unavailable during the update.
        ///
        /// Value can be an absolute number (ex: 5) or a percentage of total number of DaemonSet pods at the start of
        /// the update (ex: 10%). Absolute number is calculated from percentage by rounding up.
        ///
        /// - Default: 1
        public var maxUnavailable: IntOrString?
        /// The maximum number of nodes with an existing available DaemonSet pod that can have an updated DaemonSet
        /// pod during during an update.
        ///
        /// Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%). This can not be 0 if
        /// MaxUnavailable is 0.
        ///
        /// - Default: 0
        public var maxSurge: IntOrString?
        public var unknownFields = UnknownFields()
    }

    /// How pods are updated.
    public enum UpdateStrategyType: String, Choice {
        /// Step by step.
        case rollingUpdate = "RollingUpdate"
        /// When they are deleted by hand.
        case onDelete = "OnDelete"
    }
}
