import MeshModel

/// The functions and operators of expressions.
enum CELFunctions {
    /// The functions that are known, and how many arguments they take, what they are called on included.
    static let argumentCounts: [String: ClosedRange<Int>] = [
        "size": 1...1, "int": 1...1, "string": 1...1, "duration": 1...1, "url": 1...1, "isURL": 1...1,
        "getScheme": 1...1, "getHost": 1...1, "contains": 2...2, "startsWith": 2...2, "endsWith": 2...2,
        "matches": 2...2, "substring": 2...3, "lowerAscii": 1...1,
    ]

    static func call(_ name: String, _ arguments: [CELValue]) throws(CELError) -> CELValue {
        switch arguments[0] {
        case .string(let text): return try call(name, text, Array(arguments.dropFirst()))
        case .url(let url):
            switch name {
            case "getScheme": return .string(url.scheme)
            case "getHost": return .string(url.host)
            default: throw .type
            }
        case .int(let value) where name == "int": return .int(value)
        case .int(let value) where name == "string": return .string("\(value)")
        case let other where name == "size": return .int(try other.elements().count)
        default: throw .type
        }
    }

    private static func call(_ name: String, _ text: String, _ arguments: [CELValue]) throws(CELError) -> CELValue {
        switch name {
        case "size": return .int(text.unicodeScalars.count)
        case "string": return .string(text)
        case "lowerAscii": return .string(text.lowercased())
        case "isURL": return .bool(RequestURL(text) != nil)
        case "int":
            guard let value = Int(text) else { throw .missing }
            return .int(value)
        case "duration":
            guard let value = GoDuration(text) else { throw .missing }
            return .duration(value.nanoseconds)
        case "url":
            guard let value = RequestURL(text) else { throw .missing }
            return .url(value)
        case "substring": return .string(try substring(of: text, arguments))
        default:
            guard case .string(let other)? = arguments.first else { throw .type }
            return .bool(try test(name, text, other))
        }
    }

    private static func test(_ name: String, _ text: String, _ other: String) throws(CELError) -> Bool {
        switch name {
        case "contains": return other.isEmpty || text.contains(other)
        case "startsWith": return text.hasPrefix(other)
        case "endsWith": return text.hasSuffix(other)
        case "matches":
            guard let matcher = RegexMatcher(other) else { throw .type }
            return matcher.matches(text)
        default: throw .type
        }
    }

    private static func substring(of text: String, _ arguments: [CELValue]) throws(CELError) -> String {
        let scalars = Array(text.unicodeScalars)
        guard case .int(let start) = arguments[0] else { throw .type }
        var end = scalars.count
        if arguments.count > 1 {
            guard case .int(let given) = arguments[1] else { throw .type }
            end = given
        }
        guard 0...scalars.count ~= start, start...scalars.count ~= end else { throw .missing }
        return scalars[start..<end].reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}

extension CELFunctions {
    static func negative(_ value: CELValue) throws(CELError) -> CELValue {
        switch value {
        case .int(let value) where value != .min: return .int(-value)
        case .double(let value): return .double(-value)
        default: throw .type
        }
    }

    static func binary(_ operation: CELOperator, _ left: CELValue, _ right: CELValue) throws(CELError) -> CELValue {
        switch operation {
        case .equal: return .bool(try left.equals(right))
        case .notEqual: return .bool(try !left.equals(right))
        case .less: return .bool(try left.compare(right) < 0)
        case .lessOrEqual: return .bool(try left.compare(right) <= 0)
        case .greater: return .bool(try left.compare(right) > 0)
        case .greaterOrEqual: return .bool(try left.compare(right) >= 0)
        case .isIn:
            for element in try right.elements() where try left.equals(element) { return .bool(true) }
            return .bool(false)
        default: return try arithmetic(operation, left, right)
        }
    }

    private static func arithmetic(
        _ operation: CELOperator,
        _ left: CELValue,
        _ right: CELValue
    ) throws(CELError) -> CELValue {
        if operation == .add, case .string(let first) = left, case .string(let second) = right {
            return .string(first + second)
        }
        guard case .int(let first) = left, case .int(let second) = right else { throw .type }
        let (value, overflow) =
            switch operation {
            case .add: first.addingReportingOverflow(second)
            case .subtract: first.subtractingReportingOverflow(second)
            case .multiply: first.multipliedReportingOverflow(by: second)
            case .divide: first.dividedReportingOverflow(by: second)
            default: first.remainderReportingOverflow(dividingBy: second)
            }
        guard !overflow else { throw .type }
        return .int(value)
    }
}
