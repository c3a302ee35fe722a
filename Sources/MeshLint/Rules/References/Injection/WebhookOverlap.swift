import MeshModel

/// Finds out whether two webhooks can select the same pod.
///
/// Tries the labels that the selectors speak of, each with the values they name, with another value, and without one.
struct WebhookOverlap {
    private let one: MutatingWebhookConfiguration.Webhook
    private let other: MutatingWebhookConfiguration.Webhook

    /// How many combinations are tried at most; selectors of injectors have some dozens.
    private static let limit = 4096

    init(_ one: MutatingWebhookConfiguration.Webhook, _ other: MutatingWebhookConfiguration.Webhook) {
        self.one = one
        self.other = other
    }

    var exists: Bool {
        Self.meet(one.namespaceSelector, other.namespaceSelector) && Self.meet(one.objectSelector, other.objectSelector)
    }

    /// Whether some labels are selected by both.
    private static func meet(_ one: LabelSelector?, _ other: LabelSelector?) -> Bool {
        let selectors = [one, other].compactMap(\.self)
        var combinations: [[String: String]] = [[:]]
        for (key, values) in choices(of: selectors).sorted(by: { $0.key < $1.key }) {
            combinations += combinations.flatMap { labels in
                values.map { value in labels.merging([key: value]) { $1 } }
            }
            guard combinations.count <= limit else { return false }
        }
        return combinations.contains { labels in selectors.allSatisfy { $0.selects(labels) } }
    }

    private static func choices(of selectors: [LabelSelector]) -> [String: Set<String>] {
        var choices: [String: Set<String>] = [:]
        for selector in selectors {
            for (key, value) in selector.matchLabels ?? [:] { choices[key, default: ["another"]].insert(value) }
            for requirement in selector.matchExpressions ?? [] {
                choices[requirement.key, default: ["another"]].formUnion(requirement.values ?? [])
            }
        }
        return choices
    }
}
