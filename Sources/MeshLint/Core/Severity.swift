/// How bad a finding is; the order of the cases is the order of the severities.
public enum Severity: String, Comparable, CaseIterable, Sendable {
    /// Style, or something worth knowing.
    case info
    /// It works, but it is unsafe or does something that surprises.
    case warning
    /// It is rejected, or does something else than what is written.
    case error

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}
