extension StringMatch {
    /// Matches this very text.
    public static func exact(_ text: String) -> StringMatch { StringMatch(exact: text) }
    /// Matches every text that starts so.
    public static func prefix(_ text: String) -> StringMatch { StringMatch(prefix: text) }
    /// Matches the texts that a regular expression in RE2 syntax matches from start to end.
    public static func regex(_ pattern: String) -> StringMatch { StringMatch(regex: pattern) }
}
