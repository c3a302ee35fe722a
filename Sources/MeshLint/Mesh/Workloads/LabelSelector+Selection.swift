public import MeshModel

extension [String: String] {
    /// Whether all of these labels are among them.
    public func holds(_ labels: [String: String]) -> Bool { labels.allSatisfy { self[$0.key] == $0.value } }
}

extension LabelSelector {
    /// Whether labels are selected; an empty selector selects all.
    public func selects(_ labels: [String: String]) -> Bool {
        guard labels.holds(matchLabels ?? [:]) else { return false }
        return (matchExpressions ?? []).allSatisfy { requirement in
            let value = labels[requirement.key]
            return switch requirement.operator {
            case .in: value.map { (requirement.values ?? []).contains($0) } ?? false
            case .notIn: value.map { !(requirement.values ?? []).contains($0) } ?? true
            case .exists: value != nil
            case .doesNotExist: value == nil
            case nil: true
            }
        }
    }
}
