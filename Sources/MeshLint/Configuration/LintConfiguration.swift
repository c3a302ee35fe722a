public import MeshModel
import YAML

/// The file that says what a project wants checked: `.meshgen-lint.yaml`.
///
/// ```yaml
/// failOn: warning
/// complete: true                   # the manifests are all there is
/// meshConfig: istio/mesh.yaml
/// exclude: ["charts/**"]
/// rules:
///   MG501: info                    # or off, warning, error
/// ignore:
///   - rule: MG612
///     path: legacy/**
///     resource: Deployment/shop/*
///     reason: retired in spring
/// ```
public struct LintConfiguration: Sendable {
    /// The name of the file that is looked for in the current folder.
    public static let fileName = ".meshgen-lint.yaml"

    public var failOn: Severity?
    public var isComplete: Bool?
    /// The paths of MeshConfig and MeshNetworks, from where the configuration lies: see ``path(of:)``.
    public var meshConfig: String?
    public var meshNetworks: String?
    /// Patterns of files that are not read.
    public var exclude: [String] = []
    /// The severity of rules, by their names as they are written; `nil` switches a rule off.
    public var severities: [String: Severity?] = [:]
    var ignores: [Suppression] = []
    /// The codes of policies that it names, with where it does.
    public internal(set) var policyNames: [String: SourcePlace] = [:]
    /// Where the paths of the configuration begin.
    var scope = PathScope(of: fileName)
    /// The folder of the configuration as the user wrote it, with a slash; empty for the current one.
    private var folder = ""

    public init() {}

    /// A path that the configuration names, from where the user is.
    public func path(of name: String) -> String { name.hasPrefix("/") ? name : folder + name }

    /// A mistake in the configuration.
    public struct Mistake: Error, Hashable, Sendable {
        public var place: SourcePlace
        /// What is wrong: lower case, no full stop.
        public var message: String
    }

    /// Reads a configuration; unknown keys are mistakes.
    public init(_ source: LintSource) throws(Mistake) {
        let stream = Document.parse(source.bytes)
        if let error = stream.errors.first {
            throw Mistake(
                place: SourcePlace(file: source.name, line: error.mark?.line ?? 1, column: error.mark?.column ?? 1),
                message: error.message
            )
        }
        guard let root = stream.documents.first?.root, root.scalar != .null else { return }
        var reader = ConfigurationReader(source)
        self = try reader.read(root)
        folder = String(
            source.name[..<(source.name.lastIndex(of: "/").map(source.name.index(after:)) ?? source.name.startIndex)]
        )
    }

    /// Whether a file is one of those that are not read.
    public func excludes(_ path: String) -> Bool {
        !exclude.isEmpty && exclude.contains { Glob.matches($0, scope.name(of: path)) }
    }
}
