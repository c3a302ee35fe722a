import MeshModel

/// A service of the mesh: what it runs, how it is called, and whom it calls.
///
/// One declaration becomes a Kubernetes Service, a ServiceAccount, a Deployment (or StatefulSet), a VirtualService, a
/// DestinationRule, a PeerAuthentication, an AuthorizationPolicy, a Sidecar, a HorizontalPodAutoscaler, a
/// PodDisruptionBudget and a NetworkPolicy, as far as what is declared asks for them.
///
/// ```swift
/// let cart = Service("cart", image: "registry.example.com/cart:1.4") {
///     Port.http(8080)
///     Timeout(.seconds(2))
///     Calls(prices, methods: [.get])
/// }
/// ```
public struct Service: MeshPart {
    /// Plans are shared, not copied: a service is passed around wherever it is called.
    private final class Storage: Sendable {
        let plan: ServicePlan
        init(_ plan: ServicePlan) { self.plan = plan }
    }

    private let storage: Storage
    var plan: ServicePlan { storage.plan }

    /// The name, which is also its DNS name in the namespace and the name of its service account.
    public var name: String { storage.plan.name }

    /// - Parameters:
    ///   - name: a DNS label: lower-case letters, digits and `-`.
    ///   - image: the container image, for versions that name none of their own.
    public init(
        _ name: String,
        image: String,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column,
        @ServiceBuilder parts: () -> ServiceParts
    ) {
        var plan = ServicePlan(name: name, image: image, place: SourcePlace(file, line, column))
        for part in RenderContext.evaluate(plan.place, parts).parts { part.apply(to: &plan) }
        plan.validate()
        self.init(plan)
    }

    init(_ plan: ServicePlan) { storage = Storage(plan) }

    public func contribute(to plan: inout MeshPlan) {
        plan.parts.append(.service(self))
        plan.calls += self.plan.calls + self.plan.allowances
        plan.problems += self.plan.problems
    }
}

/// Parts that several services share.
extension ServiceParts: ServicePart {
    public func apply(to plan: inout ServicePlan) {
        for part in parts { part.apply(to: &plan) }
    }

    /// What several services have in common, declared once.
    ///
    /// ```swift
    /// let defaults = ServiceParts { CircuitBreaker(); MutualTLS(.strict) }
    /// ```
    public init(@ServiceBuilder _ parts: () -> ServiceParts) { self = parts() }
}
