/// A group of affinity scheduling rules.
public struct Affinity: Model {
    /// Node affinity scheduling rules for the pod.
    public var nodeAffinity: NodeAffinity?
    /// Pods that this pod should be near to.
    public var podAffinity: PodAffinity?
    /// Pods that this pod should be away from.
    public var podAntiAffinity: PodAntiAffinity?
    public var unknownFields = UnknownFields()
}

extension Affinity {
    /// A group of node affinity scheduling rules.
    public struct NodeAffinity: Model {
        /// What a node must satisfy for the pod to be scheduled on it.
        public var requiredDuringSchedulingIgnoredDuringExecution: NodeSelector?
        /// What a node should satisfy; nodes with the greatest sum of weights are preferred.
        public var preferredDuringSchedulingIgnoredDuringExecution: [PreferredNodeTerm]?
        public var unknownFields = UnknownFields()
    }

    /// A preference for nodes, with its weight.
    public struct PreferredNodeTerm: Model {
        /// Weight associated with matching the corresponding nodeSelectorTerm, in the range 1-100.
        ///
        /// - Allowed: 1...100
        public var weight: Int
        /// A node selector term, associated with the corresponding weight.
        public var preference: NodeSelector.Term
        public var unknownFields = UnknownFields()
    }

    /// A group of inter pod affinity scheduling rules.
    public struct PodAffinity: Model {
        /// Pods that must run in the same topology domain for this pod to be scheduled there.
        public var requiredDuringSchedulingIgnoredDuringExecution: [PodTerm]?
        /// Pods that should run in the same topology domain; the greatest sum of weights is preferred.
        public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodTerm]?
        public var unknownFields = UnknownFields()
    }

    /// A group of inter pod anti affinity scheduling rules.
    public struct PodAntiAffinity: Model {
        /// Pods that must not run in the topology domain for this pod to be scheduled there.
        public var requiredDuringSchedulingIgnoredDuringExecution: [PodTerm]?
        /// Pods that should not run in the topology domain; the greatest sum of weights is preferred.
        public var preferredDuringSchedulingIgnoredDuringExecution: [WeightedPodTerm]?
        public var unknownFields = UnknownFields()
    }

    /// A preference for being near pods, with its weight.
    public struct WeightedPodTerm: Model {
        /// Weight associated with matching the corresponding podAffinityTerm, in the range 1-100.
        ///
        /// - Allowed: 1...100
        public var weight: Int
        /// A pod affinity term, associated with the corresponding weight.
        public var podAffinityTerm: PodTerm
        public var unknownFields = UnknownFields()
    }

    /// A set of pods that this pod should be near to, or away from.
    public struct PodTerm: Model {
        /// Label of nodes; nodes with the same value of it are one topology domain.
        ///
        /// - Length: 1...
        public var topologyKey: String
        /// A label query over a set of resources, in this case pods.
        ///
        /// If it's null, this PodAffinityTerm matches with no Pods.
        public var labelSelector: LabelSelector?
        /// A label query over the set of namespaces that the term applies to.
        ///
        /// The term is applied to the union of the namespaces selected by this field and the ones listed in the
        /// namespaces field.
        public var namespaceSelector: LabelSelector?
        /// A static list of namespace names that the term applies to.
        ///
        /// The term is applied to the union of the namespaces listed in this field and the ones selected by
        /// namespaceSelector.
        public var namespaces: [String]?
        /// Keys of labels of this pod whose values other pods must share to be considered.
        public var matchLabelKeys: [String]?
        /// Keys of labels of this pod whose values other pods must not share to be considered.
        public var mismatchLabelKeys: [String]?
        public var unknownFields = UnknownFields()
    }
}

/// The nodes that match at least one term.
public struct NodeSelector: Model {
    /// A list of node selector terms.
    ///
    /// The terms are ORed.
    ///
    /// - Count: 1...
    public var nodeSelectorTerms: [Term]
    public var unknownFields = UnknownFields()
}

extension NodeSelector {
    /// A term that a node matches if it satisfies all requirements; an empty term matches none.
    public struct Term: Model {
        /// A list of node selector requirements by node's labels.
        public var matchExpressions: [Requirement]?
        /// A list of node selector requirements by node's fields.
        public var matchFields: [Requirement]?
        public var unknownFields = UnknownFields()
    }

    /// A condition on one label or field of a node.
    public struct Requirement: Model {
        /// The label key that the selector applies to.
        ///
        /// - Format: labelKey
        public var key: String
        /// A key's relationship to a set of values.
        ///
        /// - Required
        public var `operator`: Operator?
        /// An array of string values.
        ///
        /// If the operator is In or NotIn, the values array must be non-empty. If the operator is Exists or
        /// DoesNotExist, the values array must be empty.
        public var values: [String]?
        public var unknownFields = UnknownFields()
    }

    /// How a node's label or field is compared.
    public enum Operator: String, Choice {
        /// It is one of the values.
        case `in` = "In"
        /// It is none of the values, or absent.
        case notIn = "NotIn"
        /// It is present.
        case exists = "Exists"
        /// It is absent.
        case doesNotExist = "DoesNotExist"
        /// It is an integer greater than the value.
        case gt = "Gt"
        /// It is an integer less than the value.
        case lt = "Lt"
    }
}
