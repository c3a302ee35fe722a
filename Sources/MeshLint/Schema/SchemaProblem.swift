import MeshModel
import YAML

/// A place where a document does not fit the schema of its kind.
struct SchemaProblem: Sendable {
    /// What is wrong; each kind has a rule.
    enum Kind: Sendable {
        case unknownField, wrongType, missingField, valueNotAllowed, outOfBounds, wrongLength, wrongCount
        case malformedText, malformedDuration, malformedQuantity, malformedRegex
        case exclusiveFields, repeatedListKey, repeatedItem, deprecatedField, failedValidation
    }

    var kind: Kind
    var path: FieldPath
    /// What is wrong: lower case, no full stop.
    var message: String
    var target = FieldTarget.value
    /// What to do, where that is known.
    var help: String?
    /// The text that the key or the value was most likely meant to be.
    var replacement: String?
}

extension MeshSnapshot {
    /// Reports the schema problems of a kind.
    func report(_ kind: SchemaProblem.Kind, to report: Report, severity: ((LintDocument) -> Severity)? = nil) {
        for document in documents {
            for problem in document.schemaProblems where problem.kind == kind {
                report(
                    document,
                    at: problem.path,
                    problem.message,
                    on: problem.target,
                    severity: severity?(document),
                    help: problem.help,
                    fix: problem.replacement.flatMap { document.fix(problem, with: $0) }
                )
            }
        }
    }
}

extension LintDocument {
    /// The fix that puts a text in the place of the key or value that a problem is about.
    fileprivate func fix(_ problem: SchemaProblem, with text: String) -> Fix? {
        guard !isAmbiguous(problem),
            let node = problem.target == .key ? keyNode(at: problem.path) : node?.node(at: problem.path),
            let old = node.text, let edit = node.replacement(forScalar: text)
        else { return nil }
        return Fix(title: "replace '\(old)' by '\(text)'", edits: [edit])
    }

    /// Whether two unknown fields of one object would become the same field.
    private func isAmbiguous(_ problem: SchemaProblem) -> Bool {
        guard problem.target == .key else { return false }
        let parent = problem.path.steps.dropLast()
        return schemaProblems.count { other in
            other.target == .key && other.replacement == problem.replacement && other.path.steps.dropLast() == parent
        } > 1
    }

    /// The key of a field as it is written in its own mapping; `nil` if a merge key brings it in.
    private func keyNode(at path: FieldPath) -> Node? {
        guard case .key(let name)? = path.steps.last else { return nil }
        let parent = node?.node(at: FieldPath(path.steps.dropLast()))
        return parent?.entries.map(\.key).last { $0.hasText(name) }
    }
}
