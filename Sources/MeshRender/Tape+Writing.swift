public import MeshModel
public import YAML

extension Tape {
    /// Writes the value of this tape, token by token.
    public func write(to writer: inout some DocumentWriter) {
        let bytes = bytes.span
        var reader = TapeReader(self)
        while let tag = reader.next {
            switch tag {
            case .key: writer.key(utf8: bytes.extracting(reader.takeTextRange()))
            case .string: writer.string(utf8: bytes.extracting(reader.takeTextRange()))
            case .number: writer.number(utf8: bytes.extracting(reader.takeTextRange()))
            case .int: writer.int(reader.takeInt())
            case .double: writer.double(reader.takeDouble())
            default:
                reader.advance()
                writer.write(tag)
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
