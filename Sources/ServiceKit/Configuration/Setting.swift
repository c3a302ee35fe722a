/// An environment variable that a service reads: what it means, what it may be, and what holds without it.
///
/// ```swift
/// static let port = Setting.number("HTTP_PORT", default: 8080, allowed: 0...65_535, "The TCP port for HTTP; 0 takes a free one.")
/// ```
public struct Setting<Value: Sendable>: Sendable {
    public let name: String
    /// One sentence, for `--describe` and the manual.
    public let summary: String
    public let fallback: Value
    /// What a value must be, after "must be": "a number from 0 to 65535".
    let expected: String
    /// The value of a text; nil if it is none.
    let parse: @Sendable (String) -> Value?

    /// A variable with its own kind of values.
    ///
    /// - Parameters:
    ///   - expected: what a value must be, as the end of a sentence: "a number from 0 to 65535".
    ///   - parse: the value of a text; nil if it is none.
    public init(
        _ name: String,
        default fallback: Value,
        expected: String,
        _ summary: String,
        parse: @escaping @Sendable (String) -> Value?
    ) {
        self.name = name
        self.summary = summary
        self.fallback = fallback
        self.expected = expected
        self.parse = parse
    }
}

extension Setting where Value == String {
    public static func text(_ name: String, default fallback: String, _ summary: String) -> Setting {
        Setting(name, default: fallback, expected: "a text", summary) { $0 }
    }
}

extension Setting where Value == String? {
    /// A text that may be absent; an empty one counts as absent.
    public static func optional(_ name: String, _ summary: String) -> Setting {
        Setting(name, default: nil, expected: "a text", summary) { .some($0.isEmpty ? nil : $0) }
    }

    /// A URL that may be absent; an empty text counts as absent.
    public static func optionalURL(_ name: String, schemes: [String], _ summary: String) -> Setting {
        let expected = "a URL that begins with \(schemes.map { "\($0)://" }.joined(separator: " or "))"
        return Setting(name, default: nil, expected: expected, summary) { text in
            if text.isEmpty { return .some(nil) }
            let isRight = schemes.contains { text.hasPrefix("\($0)://") && text.count > $0.count + 3 }
            return isRight ? .some(text) : .none
        }
    }
}

extension Setting where Value == Int {
    public static func number(
        _ name: String,
        default fallback: Int,
        allowed: ClosedRange<Int>,
        _ summary: String
    ) -> Setting {
        let expected = "a number from \(allowed.lowerBound) to \(allowed.upperBound)"
        return Setting(name, default: fallback, expected: expected, summary) { text in
            Int(text).flatMap { allowed.contains($0) ? $0 : nil }
        }
    }
}

extension Setting where Value == Bool {
    public static func flag(_ name: String, _ summary: String) -> Setting {
        Setting(name, default: false, expected: "true or false", summary) { Bool($0) }
    }
}

/// A setting whose kind of values does not matter: what a list of settings holds.
public protocol DescribedSetting: Sendable {
    var name: String { get }
    var summary: String { get }
    /// The default as a variable would have it; nil where there is none.
    var defaultText: String? { get }
    /// What is wrong with a text; nil if nothing is.
    func mistake(in text: String) -> String?
}

extension Setting: DescribedSetting {
    public var defaultText: String? {
        if case .some(let value) = Optional<Any>(flattening: fallback) { "\(value)" } else { nil }
    }

    public func mistake(in text: String) -> String? {
        parse(text) == nil ? "\(name) must be \(expected)" : nil
    }
}

extension Optional where Wrapped == Any {
    /// The value itself, without the optional that it may be in.
    fileprivate init(flattening value: Any) {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else {
            self = value
            return
        }
        self = mirror.children.first?.value
    }
}
