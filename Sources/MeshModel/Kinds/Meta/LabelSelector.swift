/// A label selector is a label query over a set of resources.
///
/// The result of matchLabels and matchExpressions are ANDed. An empty label selector matches all objects.
public struct LabelSelector: Model {
    /// Labels an object must have, each with the value given.
    ///
    /// - Items: Format labelValue
    public var matchLabels: [String: String]?
    /// A list of label selector requirements.
    ///
    /// The requirements are ANDed.
    public var matchExpressions: [Requirement]?
    public var unknownFields = UnknownFields()
}

extension LabelSelector {
    /// A condition on one label.
    public struct Requirement: Model {
        /// The label key that the selector applies to.
        ///
        /// - Format: labelKey
        public var key: String
        /// A key's relationship to a set of values.
        ///
        /// - Required
        public var `operator`: Operator?
        /// An array of string values.
        ///
        /// If the operator is In or NotIn, the values array must be non-empty. If the operator is Exists or
        /// DoesNotExist, the values array must be empty.
        public var values: [String]?
        public var unknownFields = UnknownFields()
    }

    /// How a label is compared.
    public enum Operator: String, Choice {
        /// The label's value is one of those listed.
        case `in` = "In"
        /// The label's value is none of those listed, or the label is absent.
        case notIn = "NotIn"
        /// The label is present.
        case exists = "Exists"
        /// The label is absent.
        case doesNotExist = "DoesNotExist"
    }
}
