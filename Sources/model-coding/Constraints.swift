/// A constraint in a doc comment that cannot be read.
struct ConstraintError: Error {
    var line: Int
    var message: String
}

/// Turns a field's constraint items into the arguments of its `FieldSchema`.
enum FieldConstraints {
    static func source(of field: FieldDeclaration) throws(ConstraintError) -> String {
        var constraints: [String] = []
        for (word, value) in field.documentation.items where !["Key", "Required"].contains(word) {
            guard let constraint = source(word, value) else {
                throw ConstraintError(line: field.line, message: "'- \(word): \(value)' is not a constraint of a field")
            }
            constraints.append(constraint)
        }
        return constraints.isEmpty ? "" : ", [\(constraints.joined(separator: ", "))]"
    }

    private static func source(_ word: String, _ value: String) -> String? {
        switch word {
        case "Allowed": bounds(value).map { ".allowed(\($0.lower ?? "nil"), \($0.upper ?? "nil"))" }
        case "Length": bounds(value).map { ".length(\($0.lower ?? "nil"), \($0.upper ?? "nil"))" }
        case "Count": bounds(value).map { ".count(\($0.lower ?? "nil"), \($0.upper ?? "nil"))" }
        case "Values": ".values([\(list(value))])"
        case "Pattern": ".pattern(\(value.literal))"
        case "Format": ".format(.\(value))"
        case "Minimum": ".minimum(\(value.literal))"
        case "ListKey": ".listKey([\(list(value))])"
        case "Set": ".uniqueItems"
        case "Default": ".absence(\(value.literal))"
        case "Unit": ".unit(\(value.literal))"
        case "Deprecated": ".deprecated(\(value.literal))"
        case "Items": item(value)
        case "OneOf", "ExactlyOneOf", "AtLeastOneOf", "Rule": ObjectRules.source(word, value).map { ".rule(\($0))" }
        default: nil
        }
    }

    /// `Length 1...253` of `Items: Length 1...253`.
    private static func item(_ value: String) -> String? {
        let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let word = parts[0].hasSuffix(":") ? String(parts[0].dropLast()) : parts[0]
        return source(word, parts[1]).map { ".items(\($0))" }
    }

    private static func bounds(_ text: String) -> (lower: String?, upper: String?)? {
        guard let dots = text.firstRange(of: "...") else { return nil }
        let lower = text[..<dots.lowerBound].trimmed
        let upper = text[dots.upperBound...].trimmed
        return (lower.isEmpty ? nil : lower, upper.isEmpty ? nil : upper)
    }

    static func list(_ text: String) -> String {
        text.split(separator: ",").map { $0.trimmed.literal }.joined(separator: ", ")
    }
}

/// Turns a struct's rule items into `ObjectRule` values.
enum ObjectRules {
    static func source(of documentation: Documentation) -> String {
        documentation.items.compactMap { source($0.word, $0.value) }.joined(separator: ", ")
    }

    static func source(_ word: String, _ value: String) -> String? {
        switch word {
        case "OneOf": return ".atMostOne([\(FieldConstraints.list(value))])"
        case "ExactlyOneOf": return ".exactlyOne([\(FieldConstraints.list(value))])"
        case "AtLeastOneOf": return ".atLeastOne([\(FieldConstraints.list(value))])"
        case "Rule":
            guard let arrow = value.ranges(of: " => ").last else { return ".expression(\(value.literal), \"\")" }
            return ".expression(\(value[..<arrow.lowerBound].trimmed.literal), "
                + "\(value[arrow.upperBound...].trimmed.literal))"
        default: return nil
        }
    }
}

extension StringProtocol {
    var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
