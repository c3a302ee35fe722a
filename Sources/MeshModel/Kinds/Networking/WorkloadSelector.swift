/// The labels that select the pods and VMs to which a networking configuration applies.
///
/// Only workloads in the namespace of the resource are selected, unless it is in the root namespace.
///
/// Source: Istio API, `networking/v1/sidecar.proto`.
public struct WorkloadSelector: Model {
    /// The labels that a workload has to carry, all of them.
    ///
    /// The search is restricted to the namespace in which the resource is present.
    ///
    /// - Count: ...256
    /// - Items: Length ...63
    /// - Rule: self.all(key, !self[key].contains("*")) => wildcard is not supported in selector
    public var labels: [String: String]?
    public var unknownFields = UnknownFields()
}
