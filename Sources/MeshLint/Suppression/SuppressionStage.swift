/// Takes out what is suppressed, and reports suppressions that are wrong themselves.
struct SuppressionStage {
    /// The findings that remain, those about suppressions among them.
    private(set) var findings: [Finding] = []
    private(set) var suppressedCount = 0
    private let policies: PolicyResults

    /// - Parameters:
    ///   - judgesUse: whether all rules ran, so that a suppression that met nothing is of no use.
    init(_ all: [Finding], _ suppressions: [Suppression], judgesUse: Bool, _ policies: PolicyResults) {
        self.policies = policies
        var isUsed = [Bool](repeating: false, count: suppressions.count)
        for finding in all {
            let info = policies.info(of: finding.rule)
            let covering = suppressions.indices.filter { suppressions[$0].covers(finding, of: info) }
            for index in covering { isUsed[index] = true }
            if covering.isEmpty { findings.append(finding) } else { suppressedCount += 1 }
        }
        for (index, suppression) in suppressions.enumerated() where suppression.isChecked {
            check(suppression, isUsed: isUsed[index], judgesUse: judgesUse)
        }
    }

    private mutating func check(_ suppression: Suppression, isUsed: Bool, judgesUse: Bool) {
        let unknown = suppression.rules.filter { $0 != "*" && !policies.canName($0) }
        for name in unknown {
            report(UnknownSuppressionRule.info, "there is no rule '\(name)'", at: suppression)
        }
        if suppression.rules.isEmpty {
            report(UnknownSuppressionRule.info, "the suppression names no rule", at: suppression)
        } else if suppression.reason.isEmpty {
            let rules = suppression.rules.joined(separator: ", ")
            report(SuppressionReasonRule.info, "nothing says why \(rules) is ignored", at: suppression)
        } else if !isUsed, judgesUse, unknown.isEmpty, suppression.rules.allSatisfy(isKnown) {
            let rules = suppression.rules.joined(separator: ", ")
            report(UnusedSuppressionRule.info, "\(rules) reports nothing here", at: suppression)
        }
    }

    /// Whether it is known what a name stands for, so that it can be told whether that reports anything.
    private func isKnown(_ name: String) -> Bool {
        name == "*" || !Linter.rules(named: name).isEmpty || policies.infos[name.uppercased()] != nil
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
