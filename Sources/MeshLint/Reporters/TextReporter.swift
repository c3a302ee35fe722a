import MeshModel

/// Findings for people: by file, each with its line, a mark below it, and what to do.
enum TextReporter: Reporter {
    static func report(_ result: LintResult, _ context: ReportContext) -> String {
        var text = ""
        var file: String?
        for finding in result.findings {
            if finding.place.file != file {
                file = finding.place.file
                text +=
                    (text.isEmpty ? "" : "\n") + Style.bold.applied(to: finding.place.file.printableAtStart, context)
                    + "\n"
            }
            text += describe(finding, result, context)
        }
        return text + (text.isEmpty ? "" : "\n") + summary(of: result) + "\n"
    }

    private static func describe(_ finding: Finding, _ result: LintResult, _ context: ReportContext) -> String {
        let severity = Style(finding.severity).applied(to: finding.severity.rawValue, context)
        let name = result.policies[finding.rule] == nil ? result.info(of: finding)?.name : nil
        let rule = "[\(finding.rule)\(name.map { " \($0)" } ?? "")]"
        let place = "\(finding.place.line):\(finding.place.column)"
        var lines = ["  \(place) \(severity): \(finding.message) \(Style.dim.applied(to: rule, context))"]
        let number = "\(finding.place.line)"
        let margin = String(repeating: " ", count: number.count)
        if let line = context.lines.line(of: finding.place) {
            let (shown, caret) = window(line, around: finding.place.column)
            lines.append("    \(Style.dim.applied(to: "\(number) |", context)) \(shown)")
            lines.append(
                "    \(Style.dim.applied(to: "\(margin) |", context)) \(caret)\(Style(finding.severity).applied(to: "^", context))"
            )
        }
        if !finding.help.isEmpty {
            lines.append("    \(Style.dim.applied(to: "\(margin) =", context)) \(finding.help)")
        }
        if let fix = finding.fix {
            lines.append("    \(Style.dim.applied(to: "\(margin) =", context)) --fix: \(fix.title)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The most columns of a line that are shown.
    private static let width = 160

    /// The part of a line around a column, and the space before the mark below it.
    private static func window(_ line: String, around column: Int) -> (shown: String, caret: String) {
        let scalars = Array(line.unicodeScalars)
        let place = min(max(column - 1, 0), scalars.count)
        let start = place > width - 20 ? place - 40 : 0
        let end = min(scalars.count, start + width)
        func text(_ part: ArraySlice<Unicode.Scalar>) -> String {
            String(String.UnicodeScalarView(part.map { $0.isControl && $0 != "\t" ? "\u{FFFD}" : $0 }))
        }
        let caret = scalars[start..<place].map { $0 == "\t" ? "\t" : " " }.joined()
        let (before, after) = (start > 0 ? "…" : "", end < scalars.count ? "…" : "")
        return (before + text(scalars[start..<end]) + after, (start > 0 ? " " : "") + caret)
    }

    /// `3 files, 12 documents: 1 error, 2 warnings`.
    static func summary(of result: LintResult) -> String {
        let scope = "\(counted(result.fileCount, "file")), \(counted(result.documentCount, "document"))"
        let counts = [(Severity.error, "error"), (.warning, "warning"), (.info, "info")].compactMap { severity, noun in
            let count = result.count(severity)
            return count == 0 ? nil : counted(count, noun)
        }
        let suppressed = result.suppressedCount == 0 ? "" : " (\(result.suppressedCount) suppressed)"
        return "\(scope): \(counts.isEmpty ? "nothing to report" : counts.joined(separator: ", "))\(suppressed)"
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// How a text looks on a terminal.
private enum Style: String {
    case bold = "1"
    case dim = "2"
    case error = "1;31"
    case warning = "1;33"
    case info = "1;36"

    init(_ severity: Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .info: self = .info
        }
    }

    func applied(to text: String, _ context: ReportContext) -> String {
        context.hasColours ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}
