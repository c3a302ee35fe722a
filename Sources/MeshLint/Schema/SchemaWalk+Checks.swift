import MeshModel
import YAML

extension SchemaWalk {
    /// Compares a value, which begins at a place of the tape, with what must hold for it.
    ///
    /// - Parameters:
    ///   - seen: the fields it has, if it is an object.
    ///   - isSound: whether nothing was wrong with its type or inside of it.
    mutating func check(
        _ check: SchemaPlan.Check,
        of field: Int,
        at start: Int,
        _ seen: Seen,
        isSound: Bool
    ) {
        switch check {
        case .deprecated(let advice): reportDeprecated(field, advice)
        case .rule(let rule): self.check(rule, seen, at: start, isSound: isSound)
        case .items(let inner): if isSound { checkItems(inner, at: start) }
        case .listKey(let keys): if isSound { checkListKeys(keys, of: field, at: start) }
        case .uniqueItems: if isSound { checkUniqueItems(at: start) }
        default: if isSound { checkValue(check, at: start) }
        }
    }

    private mutating func reportDeprecated(_ field: Int, _ advice: String) {
        let advice = advice.prefix(1).lowercased() + advice.dropFirst()
        let plain = advice.filter { $0 != "`" }
        add(.deprecatedField, "'\(plan.names[field])' is deprecated: \(plain)", on: .key, help: plain)
    }

    mutating func check(_ rule: SchemaPlan.Rule, _ seen: Seen, at start: Int, isSound: Bool) {
        switch rule {
        case .count(let range, let members):
            // To Go, an empty text is one that is not set; the schemas of Istio look at the key alone.
            let present = members.filter { (plan.isIstio ? seen.fields : seen.filled) & $0.bit != 0 }
            if present.count > range.upperBound {
                add(.exclusiveFields, "only one of \(Self.list(present.map(\.name))) can be set")
            } else if present.count < range.lowerBound {
                add(.exclusiveFields, "one of \(Self.list(members.map(\.name))) must be set")
            }
        case .expression(let expression, let message):
            guard isSound, expression.holds(for: cursor.moved(to: start)) == false else { return }
            add(.failedValidation, message.isEmpty ? "the rule of the kind does not hold: \(expression.text)" : message)
        }
    }

    private static func list(_ names: [String]) -> String {
        let quoted = names.map { "'\($0)'" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
        return "\(quoted.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension SchemaWalk {
    private mutating func checkItems(_ check: SchemaPlan.Check, at start: Int) {
        var items = cursor.moved(to: start)
        if items.take(.beginList) {
            var index = 0
            while items.next != .endList, items.next != nil {
                checkItem(check, at: items.position, .index(index))
                items.skip()
                index += 1
            }
        } else if items.take(.beginObject) {
            while items.next == .key {
                let key = items.position
                _ = items.takeText()
                checkItem(check, at: items.position, .key(key))
                items.skip()
            }
        }
    }

    private mutating func checkItem(_ check: SchemaPlan.Check, at start: Int, _ step: Step) {
        path.append(step)
        checkValue(check, at: start)
        path.removeLast()
    }

    /// Checks one value, which stands where the path leads.
    mutating func checkValue(_ check: SchemaPlan.Check, at start: Int) {
        var value = cursor.moved(to: start)
        switch check {
        case .allowed(let lower, let upper): checkBounds(value, lower, upper)
        case .count(let lower, let upper): checkCount(value, lower, upper)
        case .rule(.expression(let expression, let message)):
            if expression.holds(for: value) == false { add(.failedValidation, message) }
        case .deprecated, .items, .listKey, .uniqueItems, .rule: break
        case .minimum(let least):
            guard value.next == .string else { return }
            var text = value
            if let length = GoDuration.simpleNanoseconds(of: text.takeText()), length >= least.nanoseconds { return }
            checkText(check, String(decoding: value.takeText(), as: UTF8.self))
        default:
            guard value.next == .string else { return }
            checkText(check, String(decoding: value.takeText(), as: UTF8.self))
        }
    }

    private mutating func checkBounds(_ value: TapeCursor, _ lower: Double?, _ upper: Double?) {
        var value = value
        let number: Double
        switch value.next {
        case .int: number = Double(value.takeInt())
        case .double: number = value.takeDouble()
        default: return
        }
        guard number < lower ?? -.infinity || number > upper ?? .infinity else { return }
        add(.outOfBounds, "\(number.plain) is not \(Self.range(lower?.plain, upper?.plain))")
    }

    /// `from 1 to 65535`, `at least 0`.
    private static func range(_ lower: String?, _ upper: String?) -> String {
        switch (lower, upper) {
        case (let lower?, let upper?): lower == upper ? lower : "from \(lower) to \(upper)"
        case (let lower?, nil): "at least \(lower)"
        case (nil, let upper?): "at most \(upper)"
        case (nil, nil): "allowed"
        }
    }

    private mutating func checkCount(_ value: TapeCursor, _ lower: Int?, _ upper: Int?) {
        var value = value
        let isList = value.next == .beginList
        guard value.next == .beginList || value.next == .beginObject else { return }
        value.position += 1
        var count = 0
        while !value.isAtEnd {
            if value.next == .key { _ = value.takeText() }
            value.skip()
            count += 1
        }
        guard count < lower ?? 0 || count > upper ?? Int.max else { return }
        let range = Self.range(lower.map(String.init), upper.map(String.init))
        let what = isList ? "item" : "entr"
        let plural = isList ? "items" : "entries"
        add(
            .wrongCount,
            "\(count) \(count == 1 ? isList ? what : "entry" : plural) given; there must be \(range)"
        )
    }

    private mutating func checkText(_ check: SchemaPlan.Check, _ text: String) {
        switch check {
        case .length(let lower, let upper):
            let count = text.unicodeScalars.count
            guard count < lower ?? 0 || count > upper ?? Int.max else { return }
            let range = Self.range(lower.map(String.init), upper.map(String.init))
            add(.wrongLength, "the text has \(count) characters; there must be \(range)")
        case .values(let allowed): if !allowed.contains(text) { reportNotAllowed(text, allowed) }
        case .pattern(let pattern, let matcher):
            if !matcher.matches(text) { add(.malformedText, "'\(text)' does not match \(pattern)") }
        case .format(.regex):
            if text == "*", isBelow("withoutHeaders") { return }
            if let problem = RegexSyntax.problem(of: text) { add(.malformedRegex, problem) }
        case .format(let format):
            if let problem = format.problem(of: text) { add(.malformedText, problem) }
        case .minimum(let least):
            guard let length = GoDuration(text), length < least else { return }
            add(.outOfBounds, "\(text) is not at least \(least)")
        default: break
        }
    }
}

extension TapeCursor {
    /// Whether the object or list that the reader is in ends here.
    fileprivate var isAtEnd: Bool {
        switch next {
        case .endObject, .endList, nil: true
        default: false
        }
    }
}

extension Double {
    /// Without a fraction where there is none.
    fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
