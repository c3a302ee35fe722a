/// The checks of Istio's webhook that no rule makes, and why.
enum UncoveredChecks {
    static let reasons: [String: String] = [:]
}
