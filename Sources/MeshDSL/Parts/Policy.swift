public import MeshModel

/// A rule of one's own over everything that a mesh comes to.
///
/// `meshgen lint` reports what it finds as it does for its own rules, and `meshgen render` refuses a mesh with errors.
///
/// ```swift
/// Policy("PAY-1", "every route has a timeout of at most 30 s") { mesh in
///     for service in mesh.all(VirtualService.self) {
///         for (index, route) in (service.spec.http ?? []).enumerated() where (route.timeout ?? .hours(1)) > .seconds(30) {
///             mesh.report(service, at: "spec.http[\(index)].timeout", "the route takes longer than 30 s")
///         }
///     }
/// }
/// ```
public struct Policy: MeshPart {
    /// The identity of the policy, for suppressions: capital letters, digits and `-`, such as `PAY-1`.
    public let code: String
    /// What holds in a mesh that keeps the policy.
    public let summary: String
    public let severity: PolicySeverity
    /// What to do where it is broken; may be empty.
    public let help: String
    let place: SourcePlace
    private let check: @Sendable (PolicyMesh) -> Void

    /// - Parameter check: looks at the resources and reports those that break the policy.
    public init(
        _ code: String,
        _ summary: String,
        severity: PolicySeverity = .error,
        help: String = "",
        file: StaticString = #filePath,
        line: Int = #line,
        column: Int = #column,
        check: @escaping @Sendable (PolicyMesh) -> Void
    ) {
        self.code = code
        self.summary = summary
        self.severity = severity
        self.help = help
        self.check = check
        place = SourcePlace(file, line, column)
    }

    public func contribute(to plan: inout MeshPlan) {
        let isCode = code.first?.isUppercase == true && code.contains("-")
        if !isCode || !code.allSatisfy({ $0.isUppercase || $0.isNumber || $0 == "-" }) {
            let message = "'\(code)' cannot be the code of a policy: use capital letters, '-' and digits, such as PAY-1"
            plan.problems.append(MeshProblem(place: place, message: message))
        }
        if let first = plan.policies.first(where: { $0.code == code }) {
            let message = "two policies have the code \(code); the first is at \(first.place)"
            plan.problems.append(MeshProblem(place: place, message: message))
        }
        plan.policies.append(self)
    }

    /// What breaks the policy among resources.
    public func violations(in resources: [DeclaredResource]) -> [PolicyViolation] {
        let mesh = PolicyMesh(resources, policy: self)
        check(mesh)
        return mesh.violations
    }
}

/// How bad it is to break a policy.
public enum PolicySeverity: String, Sendable {
    case error, warning, info
}

/// The resources that a policy looks at, and where it reports.
public final class PolicyMesh {
    private let resources: [DeclaredResource]
    private let policy: Policy
    private(set) var violations: [PolicyViolation] = []

    init(_ resources: [DeclaredResource], policy: Policy) {
        self.resources = resources
        self.policy = policy
    }

    /// The resources of a kind, in the order they are rendered.
    public func all<Kind: Resource>(_ kind: Kind.Type) -> [Declared<Kind>] {
        resources.compactMap { declared in
            (declared.resource as? Kind).map {
                Declared(resource: $0, place: declared.place, service: declared.service)
            }
        }
    }

    /// Reports that a resource breaks the policy.
    ///
    /// - Parameters:
    ///   - path: the field: `spec.http[0].timeout`.
    ///   - message: what is wrong: lower case, no full stop.
    public func report<Kind: Resource>(_ declared: Declared<Kind>, at path: String = "", _ message: String) {
        violations.append(
            PolicyViolation(
                code: policy.code,
                summary: policy.summary,
                severity: policy.severity,
                help: policy.help,
                message: message,
                identity: declared.resource.identity,
                apiVersion: declared.resource.typeName.apiVersion,
                path: path,
                place: declared.place
            )
        )
    }

    /// Reports something that is missing from the mesh as a whole; the place is that of the policy.
    public func report(_ message: String) {
        violations.append(
            PolicyViolation(
                code: policy.code,
                summary: policy.summary,
                severity: policy.severity,
                help: policy.help,
                message: message,
                identity: nil,
                apiVersion: "",
                path: "",
                place: policy.place
            )
        )
    }
}

/// A resource of one kind, with where it was declared; its fields can be read straight from it.
@dynamicMemberLookup
public struct Declared<Kind: Resource>: Sendable {
    public let resource: Kind
    public let place: SourcePlace
    /// The service it belongs to.
    public let service: String?

    public subscript<Value>(dynamicMember path: KeyPath<Kind, Value>) -> Value { resource[keyPath: path] }
}

/// A resource that breaks a policy.
public struct PolicyViolation: Hashable, Sendable {
    public var code: String
    public var summary: String
    public var severity: PolicySeverity
    public var help: String
    public var message: String
    /// `nil` where the mesh as a whole breaks it.
    public var identity: ResourceIdentity?
    public var apiVersion: String
    public var path: String
    public var place: SourcePlace
}
