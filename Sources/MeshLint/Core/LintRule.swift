/// A check of manifests.
///
/// A rule is one file below `Rules`, named like its type; the build puts it into the list of all rules. It has no state,
/// and rules run at the same time.
public protocol LintRule: Sendable {
    static var info: RuleInfo { get }

    init()

    /// Reports what is wrong.
    func check(_ mesh: MeshSnapshot, report: Report)
}
