/// The way from a document's root to one of its values, written like the field access it stands for.
///
/// ```swift
/// FieldPath.root.spec.http[0].route[1].weight  // spec.http[0].route[1].weight
/// ```
@dynamicMemberLookup
public struct FieldPath: Hashable, Sendable {
    /// One step on the way.
    public enum Step: Hashable, Sendable {
        case key(String)
        /// A place in a sequence, counted from 0.
        case index(Int)
    }

    /// The steps, from the root on.
    public var steps: [Step]

    public init(_ steps: [Step] = []) {
        self.steps = steps
    }

    public static let root = FieldPath()

    public subscript(dynamicMember key: String) -> FieldPath { self[key] }
    public subscript(key: String) -> FieldPath { FieldPath(steps + [.key(key)]) }
    public subscript(index: Int) -> FieldPath { FieldPath(steps + [.index(index)]) }
}

extension FieldPath: CustomStringConvertible {
    /// The path as people write it: `metadata.labels["app.kubernetes.io/name"]`.
    public var description: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .key(let key) where key.utf8.allSatisfy(Self.needsNoQuotes):
                text += text.isEmpty ? key : ".\(key)"
            case .key(let key): text += "[\"\(key)\"]"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    private static func needsNoQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}
