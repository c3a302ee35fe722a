/// An input of a form with its label and what is wrong with it.
public struct Field: Sendable {
    public var name: String
    public var label: String
    /// The type of the HTML input, for example `email`.
    public var type: String
    public var value: String
    public var isRequired: Bool
    /// What a browser may fill in, for example `current-password`.
    public var autocomplete: String?
    public var minimum: Int?
    public var maximum: Int?
    public var minimumLength: Int?
    public var maximumLength: Int?
    public private(set) var error: String?
    /// Advice; gives way to an error.
    public private(set) var hint: String?

    public init(
        _ name: String,
        _ label: String,
        type: String = "text",
        value: String = "",
        isRequired: Bool = true,
        autocomplete: String? = nil,
        range: ClosedRange<Int>? = nil,
        length: ClosedRange<Int>? = nil,
        hint: String? = nil
    ) {
        self.name = name
        self.label = label
        self.type = type
        self.value = value
        self.isRequired = isRequired
        self.autocomplete = autocomplete
        minimum = range?.lowerBound
        maximum = range?.upperBound
        minimumLength = length?.lowerBound
        maximumLength = length?.upperBound
        self.hint = hint
    }

    /// The field with what is wrong with it.
    func refused(_ error: String?) -> Field {
        var field = self
        field.error = error
        if error != nil { field.hint = nil }
        return field
    }
}

/// A choice of a form.
public struct Choice: Sendable {
    public var name: String
    public var label: String
    public var options: [Option]
    public var error: String?

    public init(_ name: String, _ label: String, options: [(value: String, label: String)], selected: String) {
        self.name = name
        self.label = label
        self.options = options.map { Option(value: $0.value, label: $0.label, isSelected: $0.value == selected) }
    }

    /// A thing that can be chosen.
    public struct Option: Sendable {
        public var value: String
        public var label: String
        public var isSelected: Bool
    }
}
