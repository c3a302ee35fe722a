/// Takes out what is suppressed, and reports suppressions that are wrong themselves.
struct SuppressionStage {
    /// The findings that remain, those about suppressions among them.
    private(set) var findings: [Finding] = []
    private(set) var suppressedCount = 0

    /// - Parameters:
    ///   - judgesUse: whether all rules ran, so that a suppression that met nothing is of no use.
    ///   - infos: what is known of the rule of a finding.
    init(_ all: [Finding], _ suppressions: [Suppression], judgesUse: Bool, infos: (String) -> RuleInfo?) {
        var isUsed = [Bool](repeating: false, count: suppressions.count)
        for finding in all {
            let info = infos(finding.rule)
            let covering = suppressions.indices.filter { suppressions[$0].covers(finding, of: info) }
            for index in covering { isUsed[index] = true }
            if covering.isEmpty { findings.append(finding) } else { suppressedCount += 1 }
        }
        for (index, suppression) in suppressions.enumerated() where suppression.isChecked {
            check(suppression, isUsed: isUsed[index], judgesUse: judgesUse)
        }
    }

    private mutating func check(_ suppression: Suppression, isUsed: Bool, judgesUse: Bool) {
        let unknown = suppression.rules.filter { $0 != "*" && Linter.rules(named: $0).isEmpty && !$0.isPolicyCode }
        for name in unknown {
            report(UnknownSuppressionRule.info, "there is no rule '\(name)'", at: suppression)
        }
        if suppression.rules.isEmpty {
            report(UnknownSuppressionRule.info, "the suppression names no rule", at: suppression)
        } else if suppression.reason.isEmpty {
            let rules = suppression.rules.joined(separator: ", ")
            report(SuppressionReasonRule.info, "nothing says why \(rules) is ignored", at: suppression)
        } else if !isUsed, judgesUse, unknown.isEmpty {
            let rules = suppression.rules.joined(separator: ", ")
            report(UnusedSuppressionRule.info, "\(rules) reports nothing here", at: suppression)
        }
    }

    private mutating func report(_ info: RuleInfo, _ message: String, at suppression: Suppression) {
        findings.append(
            Finding(
                rule: info.code,
                severity: info.severity,
                message: message,
                help: info.help,
                resource: nil,
                path: "",
                place: suppression.place,
                fix: nil
            )
        )
    }
}

extension String {
    /// Whether this can be the code of a policy of the mesh itself, which is not known here: `PAY-1`.
    fileprivate var isPolicyCode: Bool {
        contains("-") && first?.isUppercase == true && allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" }
    }
}
