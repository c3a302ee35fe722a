public import MeshModel

/// Changes a derived resource in place, for what the declarations above it do not say.
///
/// Inside a service it changes the resources of that service, inside a mesh those of all. The path is checked by the
/// compiler; a change that meets no resource is an error.
///
/// ```swift
/// Adjust(\Deployment.spec.template.spec?.terminationGracePeriodSeconds, to: 60)
/// Adjust(VirtualService.self) { $0.spec.http?[0].headers = .init(response: .init(set: ["x-team": "gym"])) }
/// ```
public struct Adjust: ServicePart, MeshPart {
    private let adjustment: Adjustment

    public init<Kind: Resource, Value: Sendable>(
        _ path: any WritableKeyPath<Kind, Value> & Sendable,
        to value: Value,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column
    ) {
        self.init(Kind.self, file: file, line: line, column: column) { $0[keyPath: path] = value }
    }

    /// - Parameter change: called with each resource of the kind.
    public init<Kind: Resource>(
        _ kind: Kind.Type,
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column,
        change: @escaping @Sendable (inout Kind) -> Void
    ) {
        adjustment = Adjustment(kind: Kind.type.kind, place: SourcePlace(file, line, column)) { resource in
            guard var typed = resource as? Kind else { return false }
            change(&typed)
            resource = typed
            return true
        }
    }

    public func apply(to plan: inout ServicePlan) { plan.adjustments.append(adjustment) }
    public func contribute(to plan: inout MeshPlan) { plan.adjustments.append(adjustment) }
}

/// A change to all derived resources of one kind.
struct Adjustment: Sendable {
    var kind: String
    var place: SourcePlace
    /// Changes the resource and says so, or leaves one of another kind as it is.
    var change: @Sendable (inout any Resource) -> Bool
}
