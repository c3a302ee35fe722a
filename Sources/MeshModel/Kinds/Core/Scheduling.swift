/// Taints of nodes that a pod tolerates.
///
/// - Rule: (has(self.key) && self.key != '') || (has(self.operator) && self.operator == 'Exists') => an empty key needs the operator Exists
public struct Toleration: Model {
    /// The taint key that the toleration applies to.
    ///
    /// If the key is empty, operator must be Exists; this combination means to match all values and all keys.
    public var key: String?
    /// A key's relationship to the value.
    ///
    /// Exists is equivalent to wildcard for value, so that a pod can tolerate all taints of a particular category.
    ///
    /// - Default: Equal
    public var `operator`: Operator?
    /// The taint value the toleration matches to.
    ///
    /// If the operator is Exists, the value should be empty, otherwise just a regular string.
    public var value: String?
    /// The taint effect to match.
    public var effect: Effect?
    /// The period of time the toleration (which must be of effect NoExecute, otherwise this field is ignored)
    /// tolerates the taint.
    ///
    /// By default, it is not set, which means tolerate the taint forever (do not evict). Zero and negative values
    /// will be treated as 0 (evict immediately) by the system.
    ///
    /// - Unit: seconds
    public var tolerationSeconds: Int?
    public var unknownFields = UnknownFields()
}

extension Toleration {
    /// How a taint is compared.
    public enum Operator: String, Choice {
        /// The taint has the key.
        case exists = "Exists"
        /// The taint has the key and the value.
        case equal = "Equal"
        /// The taint's value is an integer less than the toleration's.
        case lt = "Lt"
        /// The taint's value is an integer greater than the toleration's.
        case gt = "Gt"
    }

    /// What a taint does to pods that do not tolerate it.
    public enum Effect: String, Choice {
        /// New pods are not scheduled.
        case noSchedule = "NoSchedule"
        /// New pods are scheduled elsewhere if possible.
        case preferNoSchedule = "PreferNoSchedule"
        /// Running pods are evicted.
        case noExecute = "NoExecute"
    }
}

/// How to spread matching pods among the given topology.
public struct TopologySpreadConstraint: Model {
    /// The key of node labels.
    ///
    /// Nodes that have a label with this key and identical values are considered to be in the same topology.
    ///
    /// - Length: 1...
    public var topologyKey: String
    /// The degree to which pods may be unevenly distributed.
    ///
    /// When `whenUnsatisfiable=DoNotSchedule`, it is the maximum permitted difference between the number of matching
    /// pods in the target topology and the global minimum.
    ///
    /// - Allowed: 1...
    public var maxSkew: Int
    /// A minimum number of eligible domains.
    ///
    /// When the number of eligible domains with matching topology keys is less than minDomains, Pod Topology Spread
    /// treats "global minimum" as 0, and then the calculation of Skew is performed.
    ///
    /// - Allowed: 1...
    /// - Default: 1
    public var minDomains: Int?
    /// What happens to a pod that does not satisfy the constraint.
    ///
    /// - Required
    public var whenUnsatisfiable: WhenUnsatisfiable?
    /// Used to find matching pods.
    ///
    /// Pods that match this label selector are counted to determine the number of pods in their corresponding
    /// topology domain.
    public var labelSelector: LabelSelector?
    /// A set of pod label keys to select the pods over which spreading will be calculated.
    public var matchLabelKeys: [String]?
    /// Whether the pod's node affinity and node selector count when the skew is calculated.
    ///
    /// - Default: Honor
    public var nodeAffinityPolicy: NodePolicy?
    /// Whether node taints count when the skew is calculated.
    ///
    /// - Default: Ignore
    public var nodeTaintsPolicy: NodePolicy?
    public var unknownFields = UnknownFields()
}

extension TopologySpreadConstraint {
    /// What happens to a pod that cannot satisfy the constraint.
    public enum WhenUnsatisfiable: String, Choice {
        /// It is not scheduled.
        case doNotSchedule = "DoNotSchedule"
        /// It is scheduled where the skew is least.
        case scheduleAnyway = "ScheduleAnyway"
    }

    /// Whether a property of nodes counts in the skew.
    public enum NodePolicy: String, Choice {
        /// It is taken into account.
        case honor = "Honor"
        /// It is ignored.
        case ignore = "Ignore"
    }
}
