/// What network traffic is allowed for a set of Pods.
///
/// Source: Kubernetes API reference, `networking.k8s.io/v1` NetworkPolicy.
public struct NetworkPolicy: Resource {
    public static let type = ResourceType(
        "networking.k8s.io/v1",
        "NetworkPolicy",
        plural: "networkpolicies",
        shortNames: ["netpol"],
        scope: .namespaced
    )

    public var metadata: ObjectMeta
    /// The specification of the desired behavior for this NetworkPolicy.
    public var spec: Spec?
    public var unknownFields = UnknownFields()

    /// Which pods the policy is for, and which traffic it allows.
    public struct Spec: Model {
        /// The pods to which this policy applies; an empty selector matches all pods in the namespace.
        public var podSelector: LabelSelector?
        /// A list of rule types that the NetworkPolicy relates to.
        ///
        /// - Default: `Ingress`, and `Egress` where there are egress rules
        public var policyTypes: [PolicyType]?
        /// A list of ingress rules to be applied to the selected pods.
        public var ingress: [IngressRule]?
        /// A list of egress rules to be applied to the selected pods.
        public var egress: [EgressRule]?
        public var unknownFields = UnknownFields()
    }
}

extension NetworkPolicy {
    /// Traffic that is allowed to the selected pods: it must match both `ports` and `from`.
    public struct IngressRule: Model {
        /// A list of sources which should be able to access the pods selected for this rule.
        ///
        /// Items in this list are combined using a logical OR operation. If this field is empty or missing, this rule
        /// matches all sources (traffic not restricted by source).
        public var from: [Peer]?
        /// A list of ports which should be made accessible on the pods selected for this rule.
        ///
        /// Each item in this list is combined using a logical OR. If this field is empty or missing, this rule
        /// matches all ports (traffic not restricted by port).
        public var ports: [Port]?
        public var unknownFields = UnknownFields()
    }

    /// Traffic that is allowed from the selected pods: it must match both `ports` and `to`.
    public struct EgressRule: Model {
        /// A list of destinations for outgoing traffic of pods selected for this rule.
        ///
        /// Items in this list are combined using a logical OR operation. If this field is empty or missing, this rule
        /// matches all destinations (traffic not restricted by destination).
        public var to: [Peer]?
        /// A list of destination ports for outgoing traffic.
        ///
        /// Each item in this list is combined using a logical OR. If this field is empty or missing, this rule
        /// matches all ports (traffic not restricted by port).
        public var ports: [Port]?
        public var unknownFields = UnknownFields()
    }

    /// The other side of the traffic.
    ///
    /// - AtLeastOneOf: podSelector, namespaceSelector, ipBlock
    /// - Rule: !has(self.ipBlock) || (!has(self.podSelector) && !has(self.namespaceSelector)) => ipBlock excludes the selectors
    public struct Peer: Model {
        /// A label selector which selects pods.
        ///
        /// This field follows standard label selector semantics; if present but empty, it selects all pods.
        public var podSelector: LabelSelector?
        /// Selects namespaces using cluster-scoped labels.
        ///
        /// This field follows standard label selector semantics; if present but empty, it selects all namespaces.
        public var namespaceSelector: LabelSelector?
        /// Policy on a particular IPBlock.
        ///
        /// If this field is set then neither of the other fields can be.
        public var ipBlock: IPBlock?
        public var unknownFields = UnknownFields()
    }

    /// A port to allow traffic on.
    ///
    /// - Rule: !has(self.endPort) || has(self.port) => endPort needs port
    public struct Port: Model {
        /// The protocol (TCP, UDP, or SCTP) which traffic must match.
        ///
        /// - Default: TCP
        public var `protocol`: TransportProtocol?
        /// The port on the given protocol.
        ///
        /// This can either be a numerical or named port on a pod. If this field is not provided, this matches all
        /// port names and numbers.
        public var port: IntOrString?
        /// Last port of the range that begins with `port`.
        ///
        /// - Allowed: 1...65535
        public var endPort: Int?
        public var unknownFields = UnknownFields()
    }

    /// A block of addresses.
    public struct IPBlock: Model {
        /// The block, such as `192.168.1.0/24` or `2001:db8::/64`.
        ///
        /// - Format: cidr
        public var cidr: String
        /// Blocks within `cidr` that are left out.
        ///
        /// - Items: Format cidr
        public var except: [String]?
        public var unknownFields = UnknownFields()
    }

    /// A direction of traffic.
    public enum PolicyType: String, Choice {
        /// Traffic to the selected pods.
        case ingress = "Ingress"
        /// Traffic from the selected pods.
        case egress = "Egress"
    }
}
