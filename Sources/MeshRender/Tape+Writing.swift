public import MeshModel
public import YAML

extension Tape {
    /// Writes the value of this tape, token by token.
    public func write(to writer: inout some DocumentWriter) {
        withCursor { cursor in
            var cursor = cursor
            while let tag = cursor.next {
                switch tag {
                case .key: writer.key(utf8: cursor.takeText().bindMemory(to: UInt8.self).span)
                case .string: writer.string(utf8: cursor.takeText().bindMemory(to: UInt8.self).span)
                case .number: writer.number(utf8: cursor.takeText().bindMemory(to: UInt8.self).span)
                case .int: writer.int(cursor.takeInt())
                case .double: writer.double(cursor.takeDouble())
                default:
                    cursor.position += 1
                    writer.write(tag)
                }
            }
        }
    }
}

extension DocumentWriter {
    /// Writes a token that has no contents.
    fileprivate mutating func write(_ tag: Tape.Tag) {
        switch tag {
        case .beginObject: beginMapping()
        case .endObject: endMapping()
        case .beginList: beginSequence()
        case .endList: endSequence()
        case .true: bool(true)
        case .false: bool(false)
        default: null()
        }
    }
}
