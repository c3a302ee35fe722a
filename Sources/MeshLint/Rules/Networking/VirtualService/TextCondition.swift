import MeshModel

/// The texts that a `StringMatch` matches, as far as one can tell without running a regular expression.
struct TextCondition: Hashable {
    /// A set of texts.
    enum Part: Hashable {
        case exactly(String)
        case startingWith(String)
        /// Texts that match a pattern and, whatever else is said of them, start so.
        case pattern(String, head: String)
    }

    /// It matches what one of these matches.
    var parts: [Part]
    /// Whether it matches every text there is.
    var isAny: Bool { parts.contains(.startingWith("")) }

    /// A condition that matches every text.
    static let any = TextCondition(parts: [.startingWith("")])

    /// - Parameter isCaseIgnored: whether capitals count as small letters; only for texts that are not patterns.
    init(_ match: StringMatch, isCaseIgnored: Bool = false) {
        if let text = match.exact {
            parts = [.exactly(isCaseIgnored ? text.lowercased() : text)]
        } else if let text = match.prefix {
            parts = [.startingWith(isCaseIgnored ? text.lowercased() : text)]
        } else if let pattern = match.regex {
            parts = PatternText.parts(of: pattern)
        } else {
            parts = [.startingWith("")]
        }
    }

    private init(parts: [Part]) { self.parts = parts }

    /// Whether each text that `other` matches is matched by this too; `false` where that is not certain.
    func covers(_ other: TextCondition) -> Bool {
        other.parts.allSatisfy { inner in parts.contains { Self.covers($0, inner) } }
    }

    private static func covers(_ outer: Part, _ inner: Part) -> Bool {
        switch (outer, inner) {
        case (.exactly(let one), .exactly(let other)): one == other
        case (.startingWith(let head), .exactly(let text)): text.utf8.starts(with: head.utf8)
        case (.startingWith(let head), .startingWith(let longer)): longer.utf8.starts(with: head.utf8)
        case (.startingWith(let head), .pattern(_, let known)): known.utf8.starts(with: head.utf8)
        case (.pattern(let one, _), .pattern(let other, _)): one == other
        default: false
        }
    }
}

/// What can be told of a regular expression by reading it.
enum PatternText {
    /// The texts that a pattern matches from start to end: plain words joined by `|`, or a plain beginning and `.*`, are
    /// understood; of others, the beginning.
    static func parts(of pattern: String) -> [TextCondition.Part] {
        var parts: [TextCondition.Part] = []
        for alternative in pattern.parts(at: "|") {
            guard let part = part(of: alternative) else { return [.pattern(pattern, head: head(of: pattern))] }
            parts.append(part)
        }
        return parts
    }

    /// A plain text, or one with `.*` at its end; `nil` for anything else.
    private static func part(of alternative: Substring) -> TextCondition.Part? {
        let (plain, rest) = plainBeginning(of: alternative)
        if rest.isEmpty { return .exactly(plain) }
        return rest == ".*" || rest == ".*$" ? .startingWith(plain) : nil
    }

    /// The text that everything begins with that the pattern matches.
    private static func head(of pattern: String) -> String {
        // With alternatives that are not in parentheses, there may be several beginnings.
        guard !pattern.holds("|") else { return "" }
        let (plain, rest) = plainBeginning(of: pattern[...])
        // The last letter may be repeated no times at all.
        return "*?{".contains(rest.first ?? " ") ? String(plain.dropLast()) : plain
    }

    /// The letters that stand for themselves, and what follows them. A `^` at the very start says nothing.
    private static func plainBeginning(of pattern: Substring) -> (plain: String, rest: Substring) {
        var plain = ""
        var rest = pattern.unicodeScalars
        if rest.first == "^" { rest.removeFirst() }
        while let letter = rest.first {
            if letter == "\\", let escaped = rest.dropFirst().first, !Character(escaped).isWordLetter {
                plain.unicodeScalars.append(escaped)
                rest.removeFirst(2)
            } else if letter.isPatternSign {
                break
            } else {
                plain.unicodeScalars.append(letter)
                rest.removeFirst()
            }
        }
        return (plain, rest.elementsEqual("$".unicodeScalars) ? "" : Substring(rest))
    }
}

extension Character {
    fileprivate var isWordLetter: Bool { isLetter || isNumber }
}

extension Unicode.Scalar {
    /// Whether it means something in a regular expression.
    fileprivate var isPatternSign: Bool {
        switch self {
        case "\\", ".", "[", "]", "(", ")", "{", "}", "*", "+", "?", "^", "$", "|": true
        default: false
        }
    }
}
