public import MeshModel

/// Declarations gathered by a builder, in order.
///
/// One concrete type for everything a builder makes keeps compile time linear: no statement's type depends on
/// another's.
public struct MeshParts: Sendable {
    var parts: [any MeshPart]

    init(_ parts: [any MeshPart] = []) { self.parts = parts }

    /// Several lists of declarations, one after the other.
    public init(joining lists: [MeshParts]) { parts = lists.flatMap(\.parts) }
}

/// Gathers the declarations of a ``Mesh``, a ``Component`` or a function that returns ``MeshParts``.
@resultBuilder
public enum MeshBuilder {
    public static func buildExpression(_ part: any MeshPart) -> MeshParts { MeshParts([part]) }
    public static func buildExpression(_ parts: MeshParts) -> MeshParts { parts }

    /// A typed resource stands for itself.
    public static func buildExpression(
        _ resource: any Resource,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column
    ) -> MeshParts {
        MeshParts([ResourcePart(resource: resource, place: SourcePlace(file, line, column))])
    }

    public static func buildPartialBlock(first: MeshParts) -> MeshParts { first }
    public static func buildPartialBlock(accumulated: consuming MeshParts, next: MeshParts) -> MeshParts {
        accumulated.parts.append(contentsOf: next.parts)
        return accumulated
    }
    public static func buildBlock() -> MeshParts { MeshParts() }
    public static func buildOptional(_ parts: MeshParts?) -> MeshParts { parts ?? MeshParts() }
    public static func buildEither(first parts: MeshParts) -> MeshParts { parts }
    public static func buildEither(second parts: MeshParts) -> MeshParts { parts }
    public static func buildArray(_ parts: [MeshParts]) -> MeshParts { MeshParts(parts.flatMap(\.parts)) }
    public static func buildLimitedAvailability(_ parts: MeshParts) -> MeshParts { parts }

    /// See ``BodyEnd``.
    @_transparent
    public static func buildFinalResult(_ parts: MeshParts) -> MeshParts {
        if BodyEnd.isReached() { return parts }
        return parts
    }
}

/// What is said of one service, gathered by a builder, in order.
public struct ServiceParts: Sendable {
    var parts: [any ServicePart]

    init(_ parts: [any ServicePart] = []) { self.parts = parts }
}

/// Gathers what is said of a ``Service``.
@resultBuilder
public enum ServiceBuilder {
    public static func buildExpression(_ part: any ServicePart) -> ServiceParts { ServiceParts([part]) }
    public static func buildExpression(_ parts: ServiceParts) -> ServiceParts { parts }

    /// A typed resource that belongs to the service.
    public static func buildExpression(
        _ resource: any Resource,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column
    ) -> ServiceParts {
        ServiceParts([ResourcePart(resource: resource, place: SourcePlace(file, line, column))])
    }

    public static func buildPartialBlock(first: ServiceParts) -> ServiceParts { first }
    public static func buildPartialBlock(accumulated: consuming ServiceParts, next: ServiceParts) -> ServiceParts {
        accumulated.parts.append(contentsOf: next.parts)
        return accumulated
    }
    public static func buildBlock() -> ServiceParts { ServiceParts() }
    public static func buildOptional(_ parts: ServiceParts?) -> ServiceParts { parts ?? ServiceParts() }
    public static func buildEither(first parts: ServiceParts) -> ServiceParts { parts }
    public static func buildEither(second parts: ServiceParts) -> ServiceParts { parts }
    public static func buildArray(_ parts: [ServiceParts]) -> ServiceParts { ServiceParts(parts.flatMap(\.parts)) }
    public static func buildLimitedAvailability(_ parts: ServiceParts) -> ServiceParts { parts }

    /// See ``BodyEnd``.
    @_transparent
    public static func buildFinalResult(_ parts: ServiceParts) -> ServiceParts {
        if BodyEnd.isReached() { return parts }
        return parts
    }
}

extension SourcePlace {
    init(_ file: StaticString, _ line: Int, _ column: Int) {
        self.init(file: "\(file)", line: line, column: column)
    }
}

/// A typed resource among the declarations.
struct ResourcePart: MeshPart, ServicePart {
    var resource: any Resource
    var place: SourcePlace

    func contribute(to plan: inout MeshPlan) {
        plan.parts.append(.resource(DeclaredResource(resource, at: place)))
    }

    func apply(to plan: inout ServicePlan) {
        plan.resourcesDeclared.append(DeclaredResource(resource, at: place, service: plan.name))
    }
}
