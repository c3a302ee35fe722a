public import YAML

/// Takes in what a rule finds.
///
/// ```swift
/// report(service, at: .root.spec.http[index].timeout, "a stream ends after \(timeout)")
/// ```
public final class Report {
    private let info: RuleInfo
    private(set) var findings: [Finding] = []

    init(_ info: RuleInfo) { self.info = info }

    /// Reports a finding.
    ///
    /// - Parameters:
    ///   - subject: the resource that has the problem.
    ///   - path: the field, from the root of the resource on; where there is none yet, the place it would have.
    ///   - message: what is wrong: lower case, no full stop.
    ///   - target: whether the key or the value of the field is meant.
    ///   - severity: where it is not that of the rule.
    ///   - help: what to do, where something more precise than the rule's own advice can be said.
    public func callAsFunction(
        _ subject: some Placed,
        at path: FieldPath = .root,
        _ message: String,
        on target: FieldTarget = .value,
        severity: Severity? = nil,
        help: String? = nil,
        fix: Fix? = nil
    ) {
        let document = subject.document
        findings.append(
            Finding(
                rule: info.code,
                severity: severity ?? info.severity,
                message: message,
                help: help ?? info.help,
                resource: document.subject,
                path: path.description,
                place: document.place(of: path, on: target),
                fix: document.isEditable ? fix : nil
            )
        )
    }

    /// Reports a problem of an input that did not become a resource.
    func callAsFunction(_ problem: InputProblem, severity: Severity? = nil, help: String? = nil) {
        findings.append(
            Finding(
                rule: info.code,
                severity: severity ?? info.severity,
                message: problem.message,
                help: help ?? info.help,
                resource: problem.subject,
                path: "",
                place: problem.place,
                fix: nil
            )
        )
    }
}

/// The part of a field that a finding points at.
public enum FieldTarget: Sendable { case key, value }
