import MeshModel
import MeshRender
import YAML

extension SchemaWalk {
    /// Fields of every document that are no fields of its kind, or that the cluster writes.
    private static let documentFields: Set<String> = ["apiVersion", "kind", "status"]

    mutating func reportUnknown(_ key: UnsafeRawBufferPointer, at position: Int, of number: Int, _ seen: Seen) {
        let name = String(decoding: key, as: UTF8.self)
        guard open.count > 1 || !Self.documentFields.contains(name) else { return }
        // A field that is there already is not what was meant.
        let nearest = name.allNearest(in: fieldNames(of: number, among: ~seen.fields))
        var message = "'\(name)' is no field of \(Self.readable(plan.objectNames[number]))"
        var help: String?
        if let first = nearest.first {
            message += ": did you mean '\(first)'?"
        } else if let hint = self.home(of: name, number) {
            help = hint
        }
        add(
            .unknownField,
            message,
            below: fieldPath[name],
            on: .key,
            help: help,
            replacement: nearest.count == 1 ? nearest.first : nil
        )
    }

    /// `VirtualService.HTTPRoute` as people say it.
    private static func readable(_ name: String) -> String { name.split(separator: ".").joined(separator: " ") }

    /// Where a field belongs that stands one level too high or too low.
    private func home(of name: String, _ number: Int) -> String? {
        let inner = plan.objects[number].fields.first { field in
            innerObject(plan.fields[field].shape).map { has(name, $0) } == true
        }
        if let inner { return "it is a field of '\(plan.names[inner])': indent it below that" }
        if let outer = open.dropLast().last(where: { has(name, $0) }) {
            return "it is a field of \(Self.readable(plan.objectNames[outer])): indent it less"
        }
        return nil
    }

    private func has(_ name: String, _ object: Int) -> Bool { fieldNames(of: object).contains(name) }

    /// The names of an object's fields, all or those with a bit.
    func fieldNames(of object: Int, among bits: UInt64 = .max) -> [String] {
        let fields = plan.objects[object].fields
        return fields.filter { bits & 1 << UInt64($0 - fields.lowerBound) != 0 }.map { plan.names[$0] }
    }

    private func innerObject(_ shape: Int) -> Int? {
        switch plan.shapes[shape] {
        case .object(let number): number
        case .list(let item): innerObject(item)
        default: nil
        }
    }

    mutating func reportMissing(_ bits: UInt64, of object: Int) {
        for name in fieldNames(of: object, among: bits) {
            add(.missingField, "'\(name)' is required", below: fieldPath[name])
        }
    }
}

extension SchemaWalk {
    /// Reads a value that is no collection, or should be none.
    mutating func scalar(_ shape: Int) {
        switch (plan.shapes[shape], cursor.next) {
        case (.string, .string), (.intOrString, .string): _ = cursor.takeText()
        case (.integer, .int), (.number, .int), (.number, .double), (.intOrString, .int), (.quantity, .int),
            (.quantity, .double):
            cursor.position += 9
        case (.integer, .double): whole(shape)
        case (.boolean, .true), (.boolean, .false): cursor.position += 1
        case (.choice(let number), .string): choice(number)
        case (.duration, .string): duration()
        case (.quantity, .string): quantity()
        default: reportWrongType(shape)
        }
    }

    /// `1.0` is an integer too.
    private mutating func whole(_ shape: Int) {
        var copy = cursor
        let value = copy.takeDouble()
        guard value == value.rounded(), abs(value) < 1e15 else { return reportWrongType(shape) }
        cursor = copy
    }

    private mutating func choice(_ number: Int) {
        let text = cursor.takeText()
        guard !plan.choices[number].contains(where: { $0.equals(text) }) else { return }
        let allowed = plan.choices[number].map { String(decoding: $0, as: UTF8.self) }
        reportNotAllowed(String(decoding: text, as: UTF8.self), allowed)
    }

    mutating func reportNotAllowed(_ text: String, _ allowed: [String]) {
        let nearest = text.allNearest(in: allowed)
        let hint = nearest.first.map { ": did you mean '\($0)'?" } ?? ""
        let names = allowed.map { $0.isEmpty ? "''" : $0 }
        add(
            .valueNotAllowed,
            "'\(text)' is not allowed here\(hint)",
            help: "use one of: \(names.joined(separator: ", "))",
            replacement: nearest.count == 1 ? nearest.first : nil
        )
    }

    private mutating func duration() {
        let text = cursor.takeText()
        guard GoDuration.simpleNanoseconds(of: text) == nil else { return }
        let spelled = String(decoding: text, as: UTF8.self)
        if GoDuration(spelled) == nil {
            add(.malformedDuration, "'\(spelled)' is no length of time")
        }
    }

    private mutating func quantity() {
        let text = cursor.takeText()
        guard !text.isSimpleQuantity else { return }
        let spelled = String(decoding: text, as: UTF8.self)
        if Quantity(spelled) == nil { add(.malformedQuantity, "'\(spelled)' is no quantity") }
    }

    mutating func reportWrongType(_ shape: Int) {
        let expected = plan.expectation(of: shape)
        let found = cursor.valueSummary
        let isText = cursor.next == .string
        add(
            .wrongType,
            "\(expected) is expected, not \(found)",
            help: isText ? plan.hint(forTextAs: shape) : nil
        )
        cursor.skip()
    }
}

extension UnsafeRawBufferPointer {
    /// Digits and at most one common suffix: `250m`, `64Mi`.
    fileprivate var isSimpleQuantity: Bool {
        var digits = count
        if digits > 2, self[digits - 1] == UInt8(ascii: "i") {
            guard self[digits - 2] == UInt8(ascii: "M") || self[digits - 2] == UInt8(ascii: "G") else { return false }
            digits -= 2
        } else if digits > 1, self[digits - 1] == UInt8(ascii: "m") {
            digits -= 1
        }
        return 1...15 ~= digits && self[..<digits].allSatisfy { $0 &- 0x30 < 10 }
    }
}

extension TapeCursor {
    /// What the next value is, for people.
    fileprivate var valueSummary: String {
        var copy = self
        switch next {
        case .beginObject: return "an object"
        case .beginList: return "a list"
        case .string:
            let text = String(decoding: copy.takeText(), as: UTF8.self)
            return text.utf8.count > 40 ? "a text" : "the text '\(text)'"
        case .int: return "the number \(copy.takeInt())"
        case .double: return "the number \(copy.takeDouble())"
        case .number: return "the number \(String(decoding: copy.takeText(), as: UTF8.self))"
        case .true: return "true"
        case .false: return "false"
        default: return "nothing"
        }
    }
}

extension SchemaPlan {
    /// What a value has to be, for people.
    fileprivate func expectation(of shape: Int) -> String {
        switch shapes[shape] {
        case .string: "a text"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "true or false"
        case .duration: "a length of time such as 5s"
        case .quantity: "a quantity such as 250m or 64Mi"
        case .intOrString: "a number or a text"
        case .any: "a value"
        case .choice(let number):
            "one of \(choices[number].prefix(4).map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", "))"
        case .object: "an object"
        case .list: "a list"
        case .map: "an object"
        }
    }

    /// What to do where a text stands in place of something else.
    fileprivate func hint(forTextAs shape: Int) -> String? {
        switch shapes[shape] {
        case .integer, .number, .boolean: "write it without quotes"
        case .list: "begin each item with '- ', or put the items into brackets"
        default: nil
        }
    }
}
