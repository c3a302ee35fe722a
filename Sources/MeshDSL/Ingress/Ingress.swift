import MeshModel

/// The one way into the mesh: a gateway of its own, with TLS, and the routes from it to the services.
///
/// ```swift
/// Ingress(hosts: ["gym.example.com"], certificate: Credentials("gym-tls")) {
///     Route("/api/main", to: backendMain)
///     Route("/", to: frontend)
///     RateLimit(100, per: .seconds(1))
/// }
/// ```
public struct Ingress: MeshPart {
    public static let standardName = "ingress"

    /// The name of the gateway, its workload and its service account.
    let name: String
    let hosts: [String]
    let certificate: Credentials
    let place: SourcePlace
    var routes: [Route] = []
    var authentication: TokenAuthentication?
    var rateLimit: RateLimit?
    var autoscaling: Autoscale?
    var resources: Resources?

    /// - Parameters:
    ///   - hosts: the DNS names that the outside calls.
    ///   - certificate: a Secret of type `kubernetes.io/tls` in the namespace of the mesh.
    public init(
        _ name: String = Ingress.standardName,
        hosts: [String],
        certificate: Credentials,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column,
        @IngressBuilder parts: () -> [any IngressPart]
    ) {
        self.name = name
        self.hosts = hosts
        self.certificate = certificate
        place = SourcePlace(file, line, column)
        for part in RenderContext.evaluate(place, parts) { part.apply(to: &self) }
    }

    public func contribute(to plan: inout MeshPlan) {
        plan.parts.append(.ingress(self))
        plan.calls += routes.map { $0.call(from: name) }
        plan.problems += shadowedRoutes
    }

    /// Routes that can never match, because an earlier one takes all their requests.
    private var shadowedRoutes: [MeshProblem] {
        routes.indices.compactMap { index in
            let route = routes[index]
            guard let earlier = routes[..<index].first(where: { route.prefix.hasPrefix($0.prefix) }) else { return nil }
            return MeshProblem(
                place: route.place,
                message:
                    "the route '\(route.prefix)' is never reached: '\(earlier.prefix)' above it takes its requests; "
                    + "move it up"
            )
        }
    }
}

/// A declaration inside an ``Ingress``.
public protocol IngressPart: Sendable {
    func apply(to ingress: inout Ingress)
}

/// Gathers what is said of an ``Ingress``.
@resultBuilder
public enum IngressBuilder {
    public static func buildExpression(_ part: any IngressPart) -> [any IngressPart] { [part] }
    public static func buildPartialBlock(first: [any IngressPart]) -> [any IngressPart] { first }
    public static func buildPartialBlock(
        accumulated: consuming [any IngressPart],
        next: [any IngressPart]
    ) -> [any IngressPart] {
        accumulated.append(contentsOf: next)
        return accumulated
    }
    public static func buildOptional(_ parts: [any IngressPart]?) -> [any IngressPart] { parts ?? [] }
    public static func buildEither(first parts: [any IngressPart]) -> [any IngressPart] { parts }
    public static func buildEither(second parts: [any IngressPart]) -> [any IngressPart] { parts }
    public static func buildArray(_ parts: [[any IngressPart]]) -> [any IngressPart] { parts.flatMap(\.self) }

    /// See ``BodyEnd``.
    @_transparent
    public static func buildFinalResult(_ parts: [any IngressPart]) -> [any IngressPart] {
        if BodyEnd.isReached() { return parts }
        return parts
    }
}

extension Autoscale: IngressPart {
    public func apply(to ingress: inout Ingress) { ingress.autoscaling = self }
}

extension Resources: IngressPart {
    public func apply(to ingress: inout Ingress) { ingress.resources = self }
}
