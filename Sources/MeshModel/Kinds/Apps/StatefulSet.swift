/// A set of pods with stable names and storage.
///
/// Source: Kubernetes API reference, `apps/v1` StatefulSet.
public struct StatefulSet: Resource {
    public static let type = ResourceType(
        "apps/v1",
        "StatefulSet",
        plural: "statefulsets",
        shortNames: ["sts"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The desired identities of pods in this set.
    public var spec: Spec
    public var status: AnyValue?
    public var unknownFields = UnknownFields()

    /// The desired state of a StatefulSet.
    public struct Spec: Model {
        /// The name of the service that governs this StatefulSet.
        ///
        /// This service must exist before the StatefulSet, and is responsible for the network identity of the set.
        public var serviceName: String?
        /// The desired number of replicas of the given Template.
        ///
        /// These are replicas in the sense that they are instantiations of the same Template, but individual replicas
        /// also have a consistent identity.
        ///
        /// - Allowed: 0...
        /// - Default: 1
        public var replicas: Int?
        /// The maximum number of revisions that will be maintained in the StatefulSet's revision history.
        ///
        /// The revision history consists of all revisions not represented by a currently applied StatefulSetSpec
        /// version.
        ///
        /// - Allowed: 0...
        /// - Default: 10
        public var revisionHistoryLimit: Int?
        /// Minimum number of seconds for which a newly created pod should be ready without any of its container
        /// crashing for it to be considered available.
        ///
        /// - Unit: seconds
        /// - Allowed: 0...
        /// - Default: 0
        public var minReadySeconds: Int?
        /// Controls how pods are created during initial scale up, when replacing pods on nodes, or when scaling down.
        ///
        /// When scaling down, the pods are removed in the opposite order.
        ///
        /// - Default: OrderedReady
        public var podManagementPolicy: PodManagementPolicy?
        /// The StatefulSetUpdateStrategy that will be employed to update Pods in the StatefulSet when a revision is
        /// made to Template.
        public var updateStrategy: UpdateStrategy?
        /// Controls the numbering of replica indices in a StatefulSet.
        public var ordinals: Ordinals?
        /// The lifecycle of persistent volume claims created from volumeClaimTemplates.
        ///
        /// By default, all persistent volume claims are created as needed and retained until manually deleted.
        public var persistentVolumeClaimRetentionPolicy: ClaimRetentionPolicy?
        /// A label query over pods that should match the replica count.
        ///
        /// It must match the pod template's labels.
        public var selector: LabelSelector
        /// The object that describes the pod that will be created if insufficient replicas are detected.
        ///
        /// Each pod stamped out by the StatefulSet will fulfill this Template, but have a unique identity from the
        /// rest of the StatefulSet.
        public var template: PodTemplateSpec
        /// A list of claims that pods are allowed to reference.
        ///
        /// The StatefulSet controller is responsible for mapping network identities to claims in a way that maintains
        /// the identity of a pod.
        public var volumeClaimTemplates: [VolumeClaimTemplate]?
        public var unknownFields = UnknownFields()
    }
}

extension StatefulSet {
    /// The policy used for replica ordinal assignment in this StatefulSet.
    public struct Ordinals: Model {
        /// The number representing the first replica's index.
        ///
        /// - Allowed: 0...
        /// - Default: 0
        public var start: Int?
        public var unknownFields = UnknownFields()
    }

    /// The policy used for PVCs created from the StatefulSet VolumeClaimTemplates.
    public struct ClaimRetentionPolicy: Model {
        /// What happens to PVCs created from StatefulSet VolumeClaimTemplates when the StatefulSet is deleted.
        ///
        /// The `Delete` policy causes those PVCs to be deleted.
        ///
        /// - Default: Retain
        public var whenDeleted: ClaimRetention?
        /// What happens to PVCs created from StatefulSet VolumeClaimTemplates when the StatefulSet is scaled down.
        ///
        /// The `Delete` policy causes the associated PVCs for any excess pods above the replica count to be deleted.
        ///
        /// - Default: Retain
        public var whenScaled: ClaimRetention?
        public var unknownFields = UnknownFields()
    }

    /// How existing pods are replaced.
    ///
    /// - Rule: !has(self.rollingUpdate) || !has(self.type) || self.type == 'RollingUpdate' => rollingUpdate needs the type RollingUpdate
    public struct UpdateStrategy: Model {
        /// The type of the StatefulSetUpdateStrategy.
        ///
        /// - Default: RollingUpdate
        public var type: UpdateStrategyType?
        /// Parameters of a rolling update; only with the type `RollingUpdate`.
        public var rollingUpdate: RollingUpdate?
        public var unknownFields = UnknownFields()
    }

    /// How a rolling update proceeds.
    public struct RollingUpdate: Model {
        /// The ordinal at which the StatefulSet should be partitioned for updates.
        ///
        /// During a rolling update, all pods from ordinal Replicas-1 to Partition are updated. All pods from ordinal
        /// Partition-1 to 0 remain untouched.
        ///
        /// - Allowed: 0...
        /// - Default: 0
        public var partition: Int?
        /// The maximum number of pods that can be unavailable during the update.
        ///
        /// Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%). Absolute number is
        /// calculated from percentage by rounding up.
        ///
        /// - Default: 1
        public var maxUnavailable: IntOrString?
        public var unknownFields = UnknownFields()
    }

    /// In which order pods are created and deleted.
    public enum PodManagementPolicy: String, Choice {
        /// One after the other, each when the one before is ready.
        case orderedReady = "OrderedReady"
        /// All at once.
        case parallel = "Parallel"
    }

    /// How pods are updated.
    public enum UpdateStrategyType: String, Choice {
        /// Step by step, from the highest ordinal down.
        case rollingUpdate = "RollingUpdate"
        /// When they are deleted by hand.
        case onDelete = "OnDelete"
    }

    /// What happens to the claims of volumes.
    public enum ClaimRetention: String, Choice {
        /// They are kept.
        case retain = "Retain"
        /// They are deleted.
        case delete = "Delete"
    }

    /// A claim that every pod gets its own copy of.
    public struct VolumeClaimTemplate: Model {
        /// API version; may be left out.
        ///
        /// - Values: v1
        public var apiVersion: String?
        /// Kind; may be left out.
        ///
        /// - Values: PersistentVolumeClaim
        public var kind: String?
        /// Metadata of the claim; its name is the name of the pod's volume.
        public var metadata: ObjectMeta
        /// The storage that is claimed.
        public var spec: PersistentVolumeClaim.Spec?
        /// State of the claim; written by the server.
        public var status: AnyValue?
        public var unknownFields = UnknownFields()
    }
}
