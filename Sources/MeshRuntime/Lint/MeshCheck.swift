import MeshDSL
import MeshLint
import MeshModel
import MeshRender

/// Checks what a mesh comes to before anything of it is written: the rules of severity error, and the mesh's own policies.
enum MeshCheck {
    /// What keeps the mesh from being rendered.
    ///
    /// - Parameter read: the text of a source file by the name it was compiled under, for the suppressions in it; asked
    ///   only if there is something to suppress.
    static func problems(
        of resources: [DeclaredResource],
        policies: [Policy],
        read: (String) -> [UInt8]?
    ) -> [RenderProblem] {
        var options = LintOptions()
        options.severity = .error
        let linter = Linter(options)
        let results = PolicyResults(policies, on: resources)
        let findings = linter.lint([], declared: resources, policies: results).findings
        guard !findings.isEmpty else { return [] }
        let files = Set(findings.map(\.place.file)).sorted()
        let sources = files.compactMap { file in read(file).map { LintSource(file, $0) } }
        return linter.lint([], declared: resources, quoted: sources, policies: results).findings.map(problem)
    }

    private static func problem(_ finding: Finding) -> RenderProblem {
        let subject = finding.resource.map { " (\($0.kind) \($0.name))" } ?? ""
        return RenderProblem(
            "\(finding.message)\(subject) [\(finding.rule)]",
            at: finding.place,
            hint: .text(finding.help)
        )
    }
}
