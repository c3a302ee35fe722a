internal import CLibYAML

/// Reads documents with one libyaml parser, from one place of the source up to the end or to an error.
struct SegmentReader: ~Copyable {
    private let source: UnsafeBufferPointer<UInt8>
    private let base: SourcePlace
    private var events: EventReader
    private var offsets: OffsetMap

    /// `input` is what libyaml reads: `source` from `base` up to some place, or a copy of that with patches.
    init(
        _ input: UnsafeBufferPointer<UInt8>,
        of source: UnsafeBufferPointer<UInt8>,
        from base: SourcePlace,
        isASCII: Bool
    ) throws(YAMLError) {
        self.source = source
        self.base = base
        events = try EventReader(input)
        offsets = OffsetMap(source, base: base.offset, isASCII: isASCII)
    }
}

extension SegmentReader {
    /// What a reader stops at.
    enum Stop {
        /// A document begins; `content` is behind its `---`.
        case documentStart(SourcePlace, content: SourcePlace)
        case documentEnd(SourcePlace)
        case streamEnd
    }

    /// Reads until a document begins or ends.
    mutating func next(into builder: inout TapeBuilder) throws(YAMLError) -> Stop {
        while true {
            guard events.advance() else { throw failure() }
            let event = events.event
            switch event.pointee.type {
            case YAML_SCALAR_EVENT: try appendScalar(to: &builder)
            case YAML_MAPPING_START_EVENT: try beginMapping(in: &builder)
            case YAML_SEQUENCE_START_EVENT: try beginSequence(in: &builder)
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: endCollection(in: &builder)
            case YAML_ALIAS_EVENT: try appendAlias(to: &builder)
            case YAML_DOCUMENT_START_EVENT:
                let start = place(event.pointee.start_mark)
                return .documentStart(start, content: place(event.pointee.end_mark))
            case YAML_DOCUMENT_END_EVENT: return .documentEnd(place(event.pointee.end_mark))
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
            default: continue
            }
        }
    }

    private mutating func failure() -> YAMLError {
        let failure = events.failure
        if failure.isMemory { return YAMLError(.exhausted, "libyaml could not get memory") }
        let message = failure.message(firstLine: base.line + 1)
        return YAMLError(.malformed, message, at: place(failure.mark).mark)
    }

    /// A segment starts at a line, so columns need no base.
    @inline(__always)
    private mutating func place(_ mark: yaml_mark_t) -> SourcePlace {
        SourcePlace(
            offset: offsets.offset(ofCharacter: Int(mark.index)),
            line: base.line + Int(mark.line),
            column: Int(mark.column)
        )
    }
}

extension SegmentReader {
    private mutating func beginMapping(in builder: inout TapeBuilder) throws(YAMLError) {
        let event = events.event
        let data = event.pointee.data.mapping_start
        var start = place(event.pointee.start_mark)
        if data.anchor != nil || data.tag != nil { source.skipProperties(&start) }
        let style: Node.Style = data.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
        try builder.beginCollection(
            .mapping,
            at: start,
            style: style,
            tag: String(libYAML: data.tag),
            anchor: String(libYAML: data.anchor)
        )
    }

    private mutating func beginSequence(in builder: inout TapeBuilder) throws(YAMLError) {
        let event = events.event
        let data = event.pointee.data.sequence_start
        var start = place(event.pointee.start_mark)
        if data.anchor != nil || data.tag != nil { source.skipProperties(&start) }
        let style: Node.Style = data.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
        try builder.beginCollection(
            .sequence,
            at: start,
            style: style,
            tag: String(libYAML: data.tag),
            anchor: String(libYAML: data.anchor)
        )
    }

    /// The end of a flow collection is its bracket; that of a block collection is an empty place further down.
    private mutating func endCollection(in builder: inout TapeBuilder) {
        let (start, end) = (events.event.pointee.start_mark, events.event.pointee.end_mark)
        builder.endCollection(flowEnd: end.index > start.index ? place(end) : nil)
    }

    private mutating func appendAlias(to builder: inout TapeBuilder) throws(YAMLError) {
        let event = events.event
        let start = place(event.pointee.start_mark)
        let end = place(event.pointee.end_mark)
        try builder.appendAlias(String(libYAML: event.pointee.data.alias.anchor) ?? "", at: start, end: end.offset)
        builder.setLastEnd(end)
    }
}

extension SegmentReader {
    @inline(__always)
    private mutating func appendScalar(to builder: inout TapeBuilder) throws(YAMLError) {
        let event = events.event
        let text = UnsafeBufferPointer(
            start: UnsafePointer(event.pointee.data.scalar.value),
            count: Int(event.pointee.data.scalar.length)
        )
        var scalar = TapeBuilder.Scalar(
            start: place(event.pointee.start_mark),
            end: 0,
            style: .plain,
            isResolvable: event.pointee.data.scalar.plain_implicit != 0
        )
        var end = place(event.pointee.end_mark)
        if event.pointee.data.scalar.anchor != nil || event.pointee.data.scalar.tag != nil || !scalar.isResolvable {
            scalar.tag = String(libYAML: event.pointee.data.scalar.tag)
            scalar.anchor = String(libYAML: event.pointee.data.scalar.anchor)
            if end.offset > scalar.start.offset { source.skipProperties(&scalar.start, upTo: end.offset) }
        }
        let isOneLine = end.line == scalar.start.line
        switch event.pointee.data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE:
            let isSingle = event.pointee.data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE
            scalar.style = isSingle ? .singleQuoted : .doubleQuoted
            let inside = scalar.start.offset + 1..<max(end.offset - 1, scalar.start.offset + 1)
            if isOneLine, source.holds(text, in: inside) { scalar.verbatim = inside }
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
            scalar.style = event.pointee.data.scalar.style == YAML_LITERAL_SCALAR_STYLE ? .literal : .folded
            end = source.endOfBlock(from: scalar.start, to: end.offset, text: text)
        default:
            if text.isEmpty {
                end = placeOfNothing(end, after: builder.lastEnd)
                scalar.start = end
            }
            // Libyaml may have read a patched copy: the source has the text.
            if isOneLine { scalar.verbatim = end.offset - text.count..<end.offset }
        }
        scalar.end = end.offset
        try builder.append(scalar, text: text)
        builder.setLastEnd(end)
    }

    /// Where a missing value belongs: behind the `:`, `-` or `?` before it.
    ///
    /// libyaml puts some of them in front of whatever comes next, lines further down.
    private func placeOfNothing(_ place: SourcePlace, after lastEnd: SourcePlace) -> SourcePlace {
        guard place.line > lastEnd.line, lastEnd.offset >= base.offset, place.offset > 0 else { return place }
        switch source[place.offset - 1] {
        case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): return place
        default: return lastEnd
        }
    }
}

extension String {
    /// A name that libyaml read, or `nil`.
    fileprivate init?(libYAML text: UnsafeMutablePointer<UInt8>?) {
        guard let text else { return nil }
        self.init(cString: text)
    }
}
