import MeshModel
import Synchronization

/// The schemas of a kind, made ready for checking documents: numbers in place of types, bytes in place of texts.
final class SchemaPlan: Sendable {
    let objects: [Object]
    let shapes: [Shape]

    /// An object and its fields.
    struct Object: Sendable {
        let name: String
        let fields: [Field]
        let rules: [Rule]
        /// A bit for each required field.
        let required: UInt64
        let keys: KeyTable
    }

    struct Field: Sendable {
        let name: String
        let shape: Int
        let checks: [Check]
        /// The value that holds where the field is absent, if it is a plain one.
        let absence: String?
    }

    enum Shape: Sendable {
        case string, integer, number, boolean, duration, quantity, intOrString, any
        case choice([[UInt8]])
        case object(Int)
        case list(Int)
        case map(Int)
    }

    /// What must hold for a value.
    indirect enum Check: Sendable {
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
    enum Rule: Sendable {
        /// At least and at most so many of the fields; their bits and names.
        case count(ClosedRange<Int>, UInt64, [String])
        case expression(CELExpression, String)
    }

    private init(_ compiler: SchemaCompiler) {
        objects = compiler.objects
        shapes = compiler.shapes
    }

    /// The number of the object that a document of the kind is.
    static let root = 0

    private static let plans = Mutex<[ObjectIdentifier: SchemaPlan]>([:])

    /// The plan of a kind; made when it is first asked for.
    static func plan(for kind: any Resource.Type) -> SchemaPlan {
        plans.withLock { plans in
            if let plan = plans[ObjectIdentifier(kind)] { return plan }
            let plan = SchemaPlan(SchemaCompiler(kind))
            plans[ObjectIdentifier(kind)] = plan
            return plan
        }
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
