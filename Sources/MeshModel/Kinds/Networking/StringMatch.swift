/// How a text is compared: exactly, by its beginning, or with a regular expression.
///
/// Matching is case-sensitive.
///
/// - OneOf: exact, prefix, regex
public struct StringMatch: Model {
    /// The whole text, compared exactly.
    public var exact: String?
    /// The beginning of the text.
    public var prefix: String?
    /// A regular expression in RE2 syntax that has to match the whole text.
    ///
    /// - Format: regex
    public var regex: String?
    public var unknownFields = UnknownFields()
}
