public import MeshModel

/// A declaration of a mesh: a service, an ingress, a policy between services, or a typed resource.
public protocol MeshPart: Sendable {
    /// Adds what is declared to the plan of the whole mesh.
    func contribute(to plan: inout MeshPlan)
}

/// A declaration inside a service: what is true of this one service.
public protocol ServicePart: Sendable {
    /// Writes what is declared into the plan of the service.
    func apply(to plan: inout ServicePlan)
}

/// A part of one's own, made of other parts.
///
/// ```swift
/// struct Team: Component {
///     let name: String
///     var body: MeshParts {
///         for service in ["api", "web"] { Service("\(name)-\(service)", image: "…") { Port.http(8080) } }
///     }
/// }
/// ```
public protocol Component: MeshPart {
    @MeshBuilder var body: MeshParts { get }
}

extension Component {
    public func contribute(to plan: inout MeshPlan) { plan.add(body) }
}

/// Declarations made elsewhere: what a function that is marked with `@MeshBuilder` returns.
extension MeshParts: MeshPart {
    public func contribute(to plan: inout MeshPlan) { plan.add(self) }
}

/// A whole system: what a Mesh.swift declares once, under the name `mesh`.
///
/// ```swift
/// let mesh = Mesh("shop") {
///     cart
///     Ingress(hosts: ["shop.example.com"], certificate: "shop-tls") { Route("/cart", to: cart) }
/// }
/// ```
public struct Mesh: Sendable {
    /// The name of the system, which names its files and labels its resources.
    public let name: String
    /// The namespace its resources live in.
    public let namespace: String
    private let parts: MeshParts
    private let place: SourcePlace

    /// - Parameter namespace: where the resources live; without it, a namespace of the mesh's name.
    public init(
        _ name: String,
        namespace: String? = nil,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column,
        @MeshBuilder parts: () -> MeshParts
    ) {
        self.name = name
        self.namespace = namespace ?? name
        place = SourcePlace(file, line, column)
        self.parts = RenderContext.evaluate(place, parts)
    }

    /// Hands over every resource of the mesh, in the order they are written, one at a time.
    public func lower(_ receive: @escaping (DeclaredResource) -> Void) -> MeshSummary {
        var plan = MeshPlan(name: name, namespace: namespace, place: place)
        // Components are evaluated only now.
        RenderContext.evaluate(place) { plan.add(parts) }
        return MeshLowering(plan).lower(receive)
    }
}

/// What a mesh comes to, apart from its resources.
public struct MeshSummary: Sendable {
    /// The Secrets that must exist before the mesh can run.
    public var secrets: [SecretRequirement] = []
    /// What must be set outside of the mesh for it to work, one sentence each.
    public var notes: [String] = []
    /// What is wrong with the declarations, at the declaration's place.
    public var problems: [MeshProblem] = []
    /// The rules of its own that the mesh is to keep.
    public var policies: [Policy] = []
}

/// A mistake in a declaration.
public struct MeshProblem: Hashable, Sendable {
    public var place: SourcePlace
    /// What is wrong and what to do: lower case, no full stop.
    public var message: String
}
