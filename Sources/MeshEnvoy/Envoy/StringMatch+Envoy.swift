import MeshModel

extension StringMatch {
    /// Whether nothing is asked of the text but that it is there.
    var isPresence: Bool { exact == nil && prefix == nil && regex == nil }

    /// The text as a matcher of Envoy's; a regular expression must match all of it.
    var envoy: AnyValue { matcher(ignoresCase: false) }

    func matcher(ignoresCase: Bool) -> AnyValue {
        let flag: AnyValue? = ignoresCase ? true : nil
        if let exact { return .object(["exact": AnyValue(exact), "ignore_case": flag]) }
        if let prefix { return .object(["prefix": AnyValue(prefix), "ignore_case": flag]) }
        return ["safe_regex": ["regex": AnyValue(regex ?? ".*")]]
    }

    /// A matcher of the header's value.
    ///
    /// - Parameter isInverted: whether requests without it match, those among them that have no such header.
    func header(_ name: String, isInverted: Bool = false) -> AnyValue {
        if isPresence {
            return .object([
                "name": AnyValue(name), "present_match": true, "invert_match": isInverted ? true : nil,
            ])
        }
        return .object([
            "name": AnyValue(name),
            "string_match": envoy,
            "invert_match": isInverted ? true : nil,
            "treat_missing_header_as_empty": isInverted ? true : nil,
        ])
    }
}
