extension Job {
    /// Workload-aware scheduling of a job's pods (alpha).
    public struct SchedulingConfiguration: Model {
        /// The mode in which the Job's pods can be disrupted.
        public var disruptionMode: DisruptionMode?
        /// Which ResourceClaims may be shared among Pods in the Job.
        ///
        /// Pods consume the devices allocated to a PodGroup's claim by defining a claim in its own
        /// Spec.ResourceClaims that matches the PodGroup's claim exactly.
        ///
        /// - ListKey: name
        public var resourceClaims: [GroupResourceClaim]?
        /// Scheduling constraints (such as topology) for the Job's pods.
        public var schedulingConstraints: SchedulingConstraints?
        /// The scheduling policy for this Job.
        ///
        /// Exactly one of Basic or Gang must be set. The policy variant (basic/gang) is frozen by hand-written
        /// validation; only schedulingPolicy.gang.minCount may be changed.
        public var schedulingPolicy: SchedulingPolicy?
        public var unknownFields = UnknownFields()
    }

    /// How individual pods within a group can be disrupted.
    ///
    /// Exactly one mode must be set.
    ///
    /// - ExactlyOneOf: all, single
    public struct DisruptionMode: Model {
        /// Whether all pods in the group must be disrupted together.
        public var all: AnyValue?
        /// Whether pods can be disrupted independently from each other.
        public var single: AnyValue?
        public var unknownFields = UnknownFields()
    }

    /// A dynamic resource claim that is shared across pods in the group.
    ///
    /// - ExactlyOneOf: resourceClaimName, resourceClaimTemplateName
    public struct GroupResourceClaim: Model {
        /// Name uniquely identifies this resource claim inside the group.
        ///
        /// It must be a DNS_LABEL.
        public var name: String
        /// The name of a ResourceClaim object in the same namespace.
        ///
        /// If it is not specified, no resource claim is used. If set, it must be a DNS subdomain.
        public var resourceClaimName: String?
        /// The name of a ResourceClaimTemplate object in the same namespace.
        ///
        /// If it is not specified, no resource claim template is used. If set, it must be a DNS subdomain.
        public var resourceClaimTemplateName: String?
        public var unknownFields = UnknownFields()
    }

    /// Scheduling constraints of a group of pods.
    public struct SchedulingConstraints: Model {
        /// Desired topological placements for all pods within the pod group.
        ///
        /// If unset, no topology placement is requested.
        public var topology: [TopologyConstraint]?
        public var unknownFields = UnknownFields()
    }

    /// A topology constraint for a PodGroup.
    public struct TopologyConstraint: Model {
        /// The key of the node label representing the topology domain.
        ///
        /// All pods within the PodGroup must be colocated within the same domain instance. Different PodGroups can
        /// land on different domain instances even if they derive from the same PodGroupTemplate.
        public var key: String
        public var unknownFields = UnknownFields()
    }

    /// The scheduling policy for a group of pods managed by a workload controller.
    ///
    /// Exactly one policy must be set.
    ///
    /// - ExactlyOneOf: basic, gang
    public struct SchedulingPolicy: Model {
        /// Whether standard, pod-by-pod Kubernetes scheduling behavior should be used.
        public var basic: AnyValue?
        /// All-or-nothing scheduling semantics.
        public var gang: GangSchedulingPolicy?
        public var unknownFields = UnknownFields()
    }

    /// The parameters for gang (all-or-nothing) scheduling.
    public struct GangSchedulingPolicy: Model {
        /// The minimum number of pods that must be scheduled at the same time for the scheduler to admit the entire
        /// group.
        ///
        /// If it is not specified, the controller should inject a context-specific sane default (such as parallelism
        /// for a Job). If set, it must be a positive integer.
        public var minCount: Int?
        public var unknownFields = UnknownFields()
    }
}
