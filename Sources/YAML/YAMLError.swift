/// A failure to read YAML text.
public struct YAMLError: Error, Hashable, Sendable {
    /// What went wrong, as a value callers can compare.
    public var code: Code
    /// What went wrong, as a sentence fragment for people: lower case, no full stop.
    public var message: String
    /// Where in the text, if the failure has a place.
    public var mark: Mark?

    init(_ code: Code, _ message: String, at mark: Mark? = nil) {
        self.code = code
        self.message = message
        self.mark = mark
    }
}

extension YAMLError {
    /// The kinds of failure; new ones can be added without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Wrapped { case malformed, encoding, limit, overlap, exhausted }
        private var wrapped: Wrapped

        /// The text is not YAML.
        public static let malformed = Self(wrapped: .malformed)
        /// The text is not UTF-8, or holds a character that YAML does not allow.
        public static let encoding = Self(wrapped: .encoding)
        /// The text is larger or deeper than the ``Limits`` allow.
        public static let limit = Self(wrapped: .limit)
        /// Edits contradict each other or lie outside of the text.
        public static let overlap = Self(wrapped: .overlap)
        /// libyaml could not get memory.
        public static let exhausted = Self(wrapped: .exhausted)

        public var description: String { "\(wrapped)" }
    }
}

extension YAMLError: CustomStringConvertible {
    public var description: String {
        mark.map { "\($0): \(message)" } ?? message
    }
}
