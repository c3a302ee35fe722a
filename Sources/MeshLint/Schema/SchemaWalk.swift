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
    private var path: [Step] = []
    /// The objects that are being read, the outermost first.
    private(set) var open: [Int] = []

    /// The fields that the object had which was read last.
    private var lastSeen: UInt64 = 0

    private enum Step {
        /// A field by the numbers of its object and its own.
        case field(Int, Int)
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
                case .field(let object, let field): .key(plan.objects[object].fields[field].name)
                case .key(let position): .key(text(at: position))
                case .index(let index): .index(index)
                }
            }
        )
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
        let missing = plan.objects[number].required & ~seen
        if missing != 0 { reportMissing(missing, of: plan.objects[number]) }
        for rule in plan.objects[number].rules {
            check(rule, seen, at: start, isSound: unsoundCount == unsoundBefore)
        }
        lastSeen = seen
    }

    /// Reads the fields of an object up to its end, and tells which there are.
    private mutating func fields(of number: Int) -> UInt64 {
        var seen: UInt64 = 0
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
            seen |= 1 << UInt64(index)
            path.append(.field(number, index))
            value(of: index, in: number)
            path.removeLast()
        }
        _ = cursor.take(.endObject)
        return seen
    }

    private mutating func value(of index: Int, in object: Int) {
        guard !plan.objects[object].fields[index].checks.isEmpty else {
            return value(plan.objects[object].fields[index].shape)
        }
        let field = plan.objects[object].fields[index]
        let start = cursor.position
        let unsoundBefore = unsoundCount
        lastSeen = 0
        value(field.shape)
        let isSound = unsoundCount == unsoundBefore
        let seen = lastSeen
        for check in field.checks { self.check(check, of: field, at: start, seen, isSound: isSound) }
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
            if cursor.take(.null) { continue }
            path.append(.key(key))
            value(item)
            path.removeLast()
        }
        _ = cursor.take(.endObject)
    }
}
