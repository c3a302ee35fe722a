public import MeshModel

/// Something that a rule reports, at its place.
public struct Finding: Hashable, Sendable {
    /// The code of the rule.
    public var rule: String
    public var severity: Severity
    /// What is wrong, as a sentence fragment for people: lower case, no full stop.
    public var message: String
    /// What to do about it.
    public var help: String
    /// The resource that has the problem, if it could be read so far.
    public var resource: Subject?
    /// The way to the field: `spec.http[0].timeout`; empty for the resource as a whole.
    public var path: String
    /// Where it stands: in a manifest, or where a Mesh.swift declares the resource.
    public var place: SourcePlace
    /// A change of the source that repairs it without changing anything else.
    public var fix: Fix?

    public init(
        rule: String,
        severity: Severity,
        message: String,
        help: String,
        resource: Subject?,
        path: String,
        place: SourcePlace,
        fix: Fix?
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.help = help
        self.resource = resource
        self.path = path
        self.place = place
        self.fix = fix
    }

    /// The identity of a resource as it is written.
    public struct Subject: Hashable, Sendable {
        public var apiVersion: String
        public var kind: String
        /// Empty where the manifest names none.
        public var namespace: String
        public var name: String

        public init(apiVersion: String, kind: String, namespace: String, name: String) {
            self.apiVersion = apiVersion
            self.kind = kind
            self.namespace = namespace
            self.name = name
        }
    }
}

extension Finding: Comparable {
    /// By place, then by rule.
    public static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.place.file, lhs.place.line, lhs.place.column, lhs.rule, lhs.message)
            < (rhs.place.file, rhs.place.line, rhs.place.column, rhs.rule, rhs.message)
    }
}
