public import MeshModel
public import YAML

extension MeshModel.Tape {
    /// The value of a node as Kubernetes would read it: aliases and merge keys resolved, the last of repeated keys.
    public init(_ node: Node) {
        var reader = TapeMaker()
        self = reader.tape(of: node).tape
    }

    /// Appends one scalar.
    public mutating func append(_ scalar: ScalarValue) {
        switch scalar {
        case .null: null()
        case .bool(let value): bool(value)
        case .int(let value): int(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        }
    }
}

/// Puts nodes on tapes, one after the other.
package struct TapeMaker {
    private var receiver = Receiver()

    package init() {}

    /// The value of a node as Kubernetes would read it, and whether a mapping in it has a key twice.
    package mutating func tape(of node: Node) -> (tape: MeshModel.Tape, hasRepeatedKeys: Bool) {
        let hasRepeatedKeys = node.send(to: &receiver)
        return (receiver.buffer.takeTape(), hasRepeatedKeys)
    }

    private struct Receiver: ValueReceiver {
        var buffer = TapeBuffer()

        mutating func beginMapping() { buffer.token(.beginObject) }
        mutating func endMapping() { buffer.token(.endObject) }
        mutating func beginSequence() { buffer.token(.beginList) }
        mutating func endSequence() { buffer.token(.endList) }
        mutating func key(_ text: UnsafeRawBufferPointer) { buffer.text(.key, text) }
        mutating func string(_ text: UnsafeRawBufferPointer) { buffer.text(.string, text) }
        mutating func int(_ value: Int) { buffer.bits(.int, UInt64(bitPattern: Int64(value))) }

        mutating func scalar(_ value: ScalarValue) {
            switch value {
            case .null: buffer.token(.null)
            case .bool(let value): buffer.token(value ? .true : .false)
            case .int(let value): int(value)
            case .double(let value): buffer.bits(.double, value.bitPattern)
            case .string(var value): value.withUTF8 { string(UnsafeRawBufferPointer($0)) }
            }
        }
    }
}
