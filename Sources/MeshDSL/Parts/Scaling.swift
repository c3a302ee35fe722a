public import MeshModel

/// Scales the number of pods with their load.
public struct Autoscale: ServicePart {
    let replicas: ClosedRange<Int>
    let cpu: Int?
    let memory: Int?

    /// - Parameters:
    ///   - replicas: the fewest and the most pods.
    ///   - cpu: the aim, in percent of what is requested.
    ///   - memory: the aim, in percent of what is requested.
    public init(_ replicas: ClosedRange<Int>, cpu: Int? = 70, memory: Int? = 80) {
        self.replicas = replicas
        self.cpu = cpu
        self.memory = memory
    }

    public func apply(to plan: inout ServicePlan) { plan.autoscaling = self }
}

/// Adapts what the pods request to what they use.
public struct VerticalAutoscale: ServicePart {
    let mode: VerticalPodAutoscaler.UpdateMode
    let cpu: ClosedRange<Quantity>
    let memory: ClosedRange<Quantity>

    public init(
        _ mode: VerticalPodAutoscaler.UpdateMode = .initial,
        cpu: ClosedRange<Quantity>,
        memory: ClosedRange<Quantity>
    ) {
        self.mode = mode
        self.cpu = cpu
        self.memory = memory
    }

    public func apply(to plan: inout ServicePlan) { plan.verticalAutoscaling = self }
}

/// How many pods may be taken away at once when nodes are drained.
public struct DisruptionBudget: ServicePart {
    let maxUnavailable: IntOrString

    public init(maxUnavailable: IntOrString = 1) { self.maxUnavailable = maxUnavailable }
    public func apply(to plan: inout ServicePlan) { plan.disruption = self }
}

/// A volume that outlives the pod; makes the service a StatefulSet.
public struct Storage: ServicePart {
    let size: Quantity
    let path: String
    let storageClass: String?

    public init(_ size: Quantity, at path: String, class storageClass: String? = nil) {
        self.size = size
        self.path = path
        self.storageClass = storageClass
    }

    public func apply(to plan: inout ServicePlan) { plan.storage = self }
}
