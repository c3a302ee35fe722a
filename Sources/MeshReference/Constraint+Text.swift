public import MeshModel

extension FieldConstraint {
    /// The constraint for people: `0 to 100`, `1 to 63 characters`.
    public var description: String {
        switch self {
        case .allowed(let lower, let upper): Self.range(lower.map(Self.number), upper.map(Self.number))
        case .length(let lower, let upper): Self.range(lower.map(String.init), upper.map(String.init)) + " characters"
        case .count(let lower, let upper): Self.range(lower.map(String.init), upper.map(String.init)) + " items"
        case .values(let texts): "one of \(texts.joined(separator: ", "))"
        case .pattern(let pattern): "matches \(pattern)"
        case .format(let format): format.description
        case .minimum(let duration): "at least \(duration)"
        case .listKey(let fields): "items differ in \(fields.joined(separator: ", "))"
        case .uniqueItems: "no two items are equal"
        case .absence(let text): "default: \(text)"
        case .unit(let unit): "in \(unit)"
        case .deprecated(let text): "deprecated: \(text)"
        case .items(let constraint): "each item: \(constraint.description)"
        case .rule(let rule): rule.description
        }
    }

    private static func number(_ value: Double) -> String { Int64(exactly: value).map { "\($0)" } ?? "\(value)" }

    private static func range(_ lower: String?, _ upper: String?) -> String {
        switch (lower, upper) {
        case (let lower?, let upper?): lower == upper ? "exactly \(lower)" : "\(lower) to \(upper)"
        case (let lower?, nil): "at least \(lower)"
        case (nil, let upper?): "at most \(upper)"
        case (nil, nil): "any number of"
        }
    }
}

extension ObjectRule {
    /// The rule for people.
    public var description: String {
        switch self {
        case .atMostOne(let fields): "at most one of \(fields.joined(separator: ", "))"
        case .exactlyOne(let fields): "exactly one of \(fields.joined(separator: ", "))"
        case .atLeastOne(let fields): "at least one of \(fields.joined(separator: ", "))"
        case .expression(let expression, let message): message.isEmpty ? expression : message
        }
    }
}

extension TextFormat {
    /// The form for people.
    public var description: String {
        switch self {
        case .dnsLabel: "a DNS label: lower-case letters, digits and '-', at most 63"
        case .dnsName: "a DNS name"
        case .hostname: "a host name, which may begin with '*.'"
        case .cidr: "an address range such as 10.0.0.0/8"
        case .ip: "an IP address"
        case .regex: "a regular expression (RE2)"
        case .url: "a URL"
        case .port: "a port number"
        case .base64: "base64"
        case .labelKey: "a label key: prefix/name"
        case .labelValue: "a label value"
        case .path: "an absolute path"
        case .cron: "a schedule of five fields"
        case .percent: "a percentage such as 50%"
        }
    }
}
