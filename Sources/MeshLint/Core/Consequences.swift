import MeshModel
import YAML

/// Tells which findings only follow from a mistake in the form of a manifest that is reported already.
///
/// Where `rout` was meant to be `route`, "there is no route" says nothing new.
struct Consequences {
    /// A place of a resource.
    private struct Site: Hashable {
        var file: String
        var resource: Finding.Subject?
        var path: String
    }

    /// The fields that are meant but not there, or there and unreadable, by the place of the object around them.
    private var fields: [Site: [String]] = [:]

    /// - Parameter rules: the rules that ran: what none of them reports explains nothing.
    init(of documents: [LintDocument], reportedBy rules: [RuleInfo]) {
        let codes = Set(rules.map(\.code))
        for document in documents {
            for problem in document.schemaProblems {
                guard let (name, code) = problem.meantField, codes.contains(code) else { continue }
                let file = document.place(of: .root).file
                let object = FieldPath(problem.path.steps.dropLast())
                for path in [object.description, object[name].description] {
                    fields[Site(file: file, resource: document.subject, path: path), default: []].append(name)
                }
            }
        }
    }

    /// Whether a finding says of a field that it is missing, or something else about it.
    func contains(_ finding: Finding) -> Bool {
        guard !fields.isEmpty, Self.canFollow(finding.rule) else { return false }
        let site = Site(file: finding.place.file, resource: finding.resource, path: finding.path)
        return fields[site]?.contains { finding.path.hasSuffix($0) || finding.message.contains($0) } == true
    }

    /// What the schemas report is a mistake of its own, unless it is about what is missing or about several fields.
    private static func canFollow(_ code: String) -> Bool {
        let combining = [MissingFieldRule.info.code, ExclusiveFieldsRule.info.code, FailedValidationRule.info.code]
        return !code.hasPrefix("MG1") || combining.contains(code)
    }
}

extension SchemaProblem {
    /// The field that is not what it was meant to be, since it is misspelt or has a value of the wrong type, and the rule that
    /// says so.
    fileprivate var meantField: (name: String, code: String)? {
        if kind == .unknownField { return replacement.map { ($0, UnknownFieldRule.info.code) } }
        guard case .key(let name)? = path.steps.last else { return nil }
        switch kind {
        case .wrongType: return (name, WrongTypeRule.info.code)
        case .malformedDuration: return (name, MalformedDurationRule.info.code)
        default: return nil
        }
    }
}
