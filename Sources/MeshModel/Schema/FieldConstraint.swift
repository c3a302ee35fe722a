/// What must hold for the value of a field, and what its absence means.
public indirect enum FieldConstraint: Sendable {
    /// The smallest and the largest allowed number, both inclusive.
    case allowed(Double?, Double?)
    /// The number of characters of a text.
    case length(Int?, Int?)
    /// The number of items of a list, or of properties of an object.
    case count(Int?, Int?)
    /// The allowed texts.
    case values([String])
    /// A regular expression in RE2 syntax that the text matches.
    case pattern(String)
    case format(TextFormat)
    /// The shortest allowed duration.
    case minimum(String)
    /// The fields that tell the items of a list apart.
    case listKey([String])
    /// No two items of the list are equal.
    case uniqueItems
    /// What holds where the field is absent.
    case absence(String)
    /// The unit of a plain number.
    case unit(String)
    /// What to use instead.
    case deprecated(String)
    /// What holds for each item of a list.
    case items(FieldConstraint)
    case rule(ObjectRule)
}

/// What must hold between the fields of an object.
public enum ObjectRule: Sendable {
    case atMostOne([String])
    case exactlyOne([String])
    case atLeastOne([String])
    /// A rule of a CRD in the Common Expression Language, and what it says where it fails.
    case expression(String, String)
}

/// The forms of text that more than one field asks for.
public enum TextFormat: String, Sendable, CaseIterable {
    /// RFC 1123 label: lower-case letters, digits and `-`, at most 63 characters.
    case dnsLabel
    /// RFC 1123 subdomain: labels joined by dots, at most 253 characters.
    case dnsName
    /// A DNS name that may start with `*.`, or be `*`.
    case hostname
    case cidr, ip, regex, url, port, base64
    /// A Kubernetes label or annotation key: `prefix/name`.
    case labelKey
    case labelValue
    /// An absolute path.
    case path
    /// Five fields of a schedule.
    case cron
    /// A number followed by `%`.
    case percent
}
