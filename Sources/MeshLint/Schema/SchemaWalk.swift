import MeshModel
import YAML

/// Passes once over a document and compares it with the schema of its kind.
///
/// The path to a value is kept as numbers; texts are made only for problems.
struct SchemaWalk {
    let plan: SchemaPlan
    var cursor: TapeCursor
    private(set) var problems: [SchemaProblem] = []
    /// How many of the problems mean that a value is not what the rules of a kind are made for.
    private var unsoundCount = 0
    var path: [Step] = []
    /// The objects that are being read, the outermost first.
    private(set) var open: [Int] = []

    /// The fields that the object had which was read last.
    private var lastSeen = Seen()

    /// Which fields of an object are there: a bit for each, counted from the first.
    struct Seen {
        var fields: UInt64 = 0
        /// Those that are an empty text.
        var blank: UInt64 = 0

        var filled: UInt64 { fields & ~blank }
    }

    enum Step {
        /// A field by its number.
        case field(Int)
        /// A key that is data, at this place of the tape.
        case key(Int)
        case index(Int)
    }

    private init(_ plan: SchemaPlan, _ cursor: TapeCursor) {
        self.plan = plan
        self.cursor = cursor
    }

    /// What is wrong with a document of a kind; after that many problems, no more are looked for.
    static func problems(of tape: MeshModel.Tape, as kind: any Resource.Type) -> [SchemaProblem] {
        tape.withCursor { cursor in
            var walk = SchemaWalk(SchemaPlan.plan(for: kind), cursor)
            walk.object(SchemaPlan.root)
            return walk.problems
        }
    }

    private static let mostProblems = 1000
}

extension SchemaWalk {
    /// Where the reader is.
    var fieldPath: FieldPath {
        FieldPath(
            path.map { step in
                switch step {
                case .field(let field): .key(plan.names[field])
                case .key(let position): .key(text(at: position))
                case .index(let index): .index(index)
                }
            }
        )
    }

    /// Whether a field of this name is around the reader.
    func isBelow(_ name: String) -> Bool {
        path.contains { step in
            if case .field(let field) = step { plan.names[field] == name } else { false }
        }
    }

    private func text(at position: Int) -> String {
        var cursor = cursor.moved(to: position)
        return String(decoding: cursor.takeText(), as: UTF8.self)
    }

    mutating func add(
        _ kind: SchemaProblem.Kind,
        _ message: String,
        below path: FieldPath? = nil,
        on target: FieldTarget = .value,
        help: String? = nil,
        replacement: String? = nil
    ) {
        if kind != .failedValidation, kind != .deprecatedField { unsoundCount += 1 }
        guard problems.count < Self.mostProblems else { return }
        problems.append(
            SchemaProblem(
                kind: kind,
                path: path ?? fieldPath,
                message: message,
                target: target,
                help: help,
                replacement: replacement
            )
        )
    }
}

extension SchemaWalk {
    /// Reads an object; the reader stands at its beginning.
    private mutating func object(_ number: Int) {
        let start = cursor.position
        let unsoundBefore = unsoundCount
        guard cursor.take(.beginObject) else { return }
        open.append(number)
        let seen = fields(of: number)
        open.removeLast()
        let missing = plan.objects[number].required & ~seen.fields
        if missing != 0 { reportMissing(missing, of: number) }
        if plan.objects[number].rules >= 0 {
            for rule in plan.details[plan.objects[number].rules].rules {
                check(rule, seen, at: start, isSound: unsoundCount == unsoundBefore)
            }
        }
        lastSeen = seen
    }

    /// Reads the fields of an object up to its end, and tells which there are.
    private mutating func fields(of number: Int) -> Seen {
        var seen = Seen()
        let first = plan.objects[number].fields.lowerBound
        while cursor.next == .key {
            let keyPosition = cursor.position
            let key = cursor.takeText()
            let index = plan.objects[number].keys.number(of: key)
            guard index >= 0 else {
                reportUnknown(key, at: keyPosition, of: number, seen)
                cursor.skip()
                continue
            }
            // A field that is null is an absent one.
            if cursor.take(.null) { continue }
            seen.fields |= 1 << UInt64(index)
            if cursor.isAtEmptyText { seen.blank |= 1 << UInt64(index) }
            path.append(.field(first + index))
            value(of: first + index)
            path.removeLast()
        }
        _ = cursor.take(.endObject)
        return seen
    }

    private mutating func value(of number: Int) {
        let field = plan.fields[number]
        guard field.checks >= 0 else { return value(field.shape) }
        let start = cursor.position
        let unsoundBefore = unsoundCount
        lastSeen = Seen()
        value(field.shape)
        let isSound = unsoundCount == unsoundBefore
        let seen = lastSeen
        for check in plan.details[field.checks].checks {
            self.check(check, of: number, at: start, seen, isSound: isSound)
        }
    }

    /// Reads a value of a shape.
    private mutating func value(_ shape: Int) {
        switch plan.shapes[shape] {
        case .any: cursor.skip()
        case .object(let number) where cursor.next == .beginObject: object(number)
        case .list(let item) where cursor.next == .beginList: list(item)
        case .map(let item) where cursor.next == .beginObject: map(item)
        case .object, .list, .map: reportWrongType(shape)
        default: scalar(shape)
        }
    }

    private mutating func list(_ item: Int) {
        cursor.position += 1
        var index = 0
        while cursor.next != .endList, cursor.next != nil {
            path.append(.index(index))
            value(item)
            path.removeLast()
            index += 1
        }
        _ = cursor.take(.endList)
    }

    private mutating func map(_ item: Int) {
        cursor.position += 1
        while cursor.next == .key {
            let key = cursor.position
            _ = cursor.takeText()
            // Go reads nothing as an empty text.
            if !plan.isObject(item), cursor.take(.null) { continue }
            path.append(.key(key))
            value(item)
            path.removeLast()
        }
        _ = cursor.take(.endObject)
    }
}
