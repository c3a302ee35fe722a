internal import CLibYAML

/// Reads bytes as libyaml events; owns the parser and the event it fills.
///
/// The parser keeps a pointer into itself and into the bytes; whoever makes a reader keeps the bytes in place for as
/// long as it lives. The type is noncopyable: two readers can never free one parser.
struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// The event that was read last.
    let event: UnsafeMutablePointer<yaml_event_t>

    init(_ input: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            throw YAMLError(.exhausted, "libyaml could not create a parser")
        }
        self.parser = parser
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_event_delete(event)
        yaml_parser_delete(parser)
        event.deallocate()
        parser.deallocate()
    }

    /// Reads the next event in place of the last one; false when the text is not YAML.
    mutating func advance() -> Bool {
        yaml_event_delete(event)
        return yaml_parser_parse(parser, event) == 1
    }

    /// What stopped the reader.
    var failure: Failure {
        Failure(
            problem: parser.pointee.problem.map { String(cString: $0) } ?? "unreadable text",
            mark: parser.pointee.error == YAML_READER_ERROR ? parser.pointee.mark : parser.pointee.problem_mark,
            context: parser.pointee.context.map { String(cString: $0) },
            contextMark: parser.pointee.context_mark,
            isMemory: parser.pointee.error == YAML_MEMORY_ERROR
        )
    }

    struct Failure {
        var problem: String
        var mark: yaml_mark_t
        var context: String?
        var contextMark: yaml_mark_t
        var isMemory: Bool
    }
}

extension EventReader.Failure {
    /// The problem as a sentence fragment, with the place where the unfinished construct began.
    func message(firstLine: Int) -> String {
        guard let context else { return problem }
        return "\(problem) \(context) that starts on line \(Int(contextMark.line) + firstLine)"
    }
}
