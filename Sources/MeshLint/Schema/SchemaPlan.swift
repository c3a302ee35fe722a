import MeshModel
import Synchronization

/// The schemas of a kind, made ready for checking documents: numbers in place of types, bytes in place of texts.
///
/// Kept for good, so that threads share it without counting references.
struct SchemaPlan: @unchecked Sendable {
    let objects: UnsafeBufferPointer<Object>
    let shapes: UnsafeBufferPointer<Shape>
    let fields: UnsafeBufferPointer<Field>
    let choices: UnsafeBufferPointer<[[UInt8]]>
    /// What must hold for fields and objects.
    let details: UnsafeBufferPointer<Detail>

    /// An object and its fields.
    struct Object {
        let keys: KeyTable
        /// The numbers of its fields.
        let fields: Range<Int>
        /// A bit for each required field, counted from the first one.
        let required: UInt64
        /// The number of what must hold, -1 for nothing.
        let rules: Int
    }

    struct Field {
        let shape: Int
        /// The number of what must hold, -1 for nothing.
        let checks: Int
    }

    enum Shape {
        case string, integer, number, boolean, duration, quantity, intOrString, any
        /// One of the texts with this number.
        case choice(Int)
        case object(Int)
        case list(Int)
        case map(Int)
    }

    /// What is not needed for each value.
    struct Detail {
        /// The checks of a field.
        var checks: [Check] = []
        /// The rules of an object.
        var rules: [Rule] = []
    }

    /// What names an object or a field in messages.
    let names: UnsafeBufferPointer<String>
    let objectNames: UnsafeBufferPointer<String>
    /// By the number of a field, the value that holds where it is absent, if it is a plain one.
    let absences: UnsafeBufferPointer<String?>

    /// What must hold for a value.
    indirect enum Check {
        case allowed(Double?, Double?)
        case length(Int?, Int?)
        case count(Int?, Int?)
        case values([String])
        case pattern(String, RegexMatcher)
        case format(TextFormat)
        case minimum(GoDuration)
        case listKey([String])
        case uniqueItems
        case deprecated(String)
        case items(Check)
        case rule(Rule)
    }

    /// What must hold for an object, or for a value as a whole.
    enum Rule {
        /// At least and at most so many of the fields.
        case count(ClosedRange<Int>, [Member])
        case expression(CELExpression, String)
    }

    /// A field by its name and its bit.
    struct Member {
        let name: String
        let bit: UInt64
    }

    /// Whether the kind is one of Istio's.
    let isIstio: Bool

    /// Whether a shape is that of an object with fields.
    func isObject(_ shape: Int) -> Bool {
        if case .object = shapes[shape] { true } else { false }
    }

    private init(_ compiler: SchemaCompiler) {
        isIstio = compiler.isIstio
        objects = .kept(compiler.objects)
        shapes = .kept(compiler.shapes)
        fields = .kept(compiler.fields)
        choices = .kept(compiler.choices)
        details = .kept(compiler.details)
        names = .kept(compiler.names)
        objectNames = .kept(compiler.objectNames)
        absences = .kept(compiler.absences)
    }

    /// The number of the object that a document of the kind is.
    static let root = 0

    private static let plans = Mutex<[ObjectIdentifier: SharedFact<SchemaPlan>]>([:])

    /// The plan of a kind; made when it is first asked for, while other threads make those of other kinds.
    static func plan(for kind: any Resource.Type) -> SchemaPlan {
        let fact = plans.withLock { plans in
            if let fact = plans[ObjectIdentifier(kind)] { return fact }
            let fact = SharedFact<SchemaPlan>()
            plans[ObjectIdentifier(kind)] = fact
            return fact
        }
        return fact { SchemaPlan(SchemaCompiler(kind)) }
    }
}

extension [UInt8] {
    @inline(__always)
    func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        return withUnsafeBytes { bytes in
            for index in 0..<other.count where bytes[index] != other[index] { return false }
            return true
        }
    }
}
