extension Node {
    /// The values of a sequence; empty for other nodes.
    public var items: Items { Items(self) }

    /// The entries of a mapping as they are written, `<<` and repeated keys included; empty for other nodes.
    public var entries: Entries { Entries(self) }

    /// A key and its value.
    public struct Entry: Sendable {
        public let key: Node
        public let value: Node
    }

    /// The values of a sequence.
    public struct Items: Collection, Sendable {
        public typealias Index = Int

        let tape: Tape
        public let startIndex: Int
        public let endIndex: Int
        public let count: Int

        init(_ node: Node) {
            tape = node.tape
            let entry = node.entry
            let isSequence = entry.kind == .sequence
            startIndex = node.index + 1
            endIndex = isSequence ? Int(entry.next) : startIndex
            count = isSequence ? Int(entry.payload) : 0
        }

        public subscript(position: Int) -> Node { Node(tape: tape, index: position) }
        public func index(after position: Int) -> Int { Int(tape.entries[position].next) }
    }

    /// The entries of a mapping.
    public struct Entries: Collection, Sendable {
        public typealias Index = Int

        let tape: Tape
        public let startIndex: Int
        public let endIndex: Int
        public let count: Int

        init(_ node: Node) {
            tape = node.tape
            let entry = node.entry
            let isMapping = entry.kind == .mapping
            startIndex = node.index + 1
            endIndex = isMapping ? Int(entry.next) : startIndex
            count = isMapping ? Int(entry.payload) / 2 : 0
        }

        public subscript(position: Int) -> Entry {
            Entry(
                key: Node(tape: tape, index: position),
                value: Node(tape: tape, index: Int(tape.entries[position].next))
            )
        }

        public func index(after position: Int) -> Int {
            Int(tape.entries[Int(tape.entries[position].next)].next)
        }
    }
}

extension Node {
    /// The value of a key, also by way of `<<`; of a repeated key the last value, as Kubernetes reads it.
    public subscript(key: String) -> Node? {
        var key = key
        return key.withUTF8 { value(of: $0) }
    }

    /// The value at a place of a sequence, counted from 0; takes time in proportion to the place.
    public subscript(index: Int) -> Node? {
        let items = items
        guard index >= 0, index < items.count else { return nil }
        return items[items.index(items.startIndex, offsetBy: index)]
    }

    /// The value of a key; as `self[key]`, for names known when compiling.
    public func value(of key: StaticString) -> Node? {
        value(of: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    }

    /// The value at `path`, or `nil` if there is none.
    public func node(at path: FieldPath) -> Node? {
        var node = self
        for step in path.steps {
            guard let child = node[step] else { return nil }
            node = child
        }
        return node
    }

    /// The value at `path`, or the innermost ancestor of it that exists.
    ///
    /// A finding about a missing field is thereby reported where the field would have to be added.
    public func nearest(to path: FieldPath) -> Node {
        var node = self
        for step in path.steps {
            guard let child = node[step] else { return node }
            node = child
        }
        return node
    }

    private subscript(step: FieldPath.Step) -> Node? {
        switch step {
        case .key(let key): self[key]
        case .index(let index): self[index]
        }
    }

    private func value(of key: UnsafeBufferPointer<UInt8>) -> Node? {
        let tapeEntry = entry
        guard tapeEntry.kind == .mapping else { return nil }
        var found: Int?
        var position = index + 1
        while position < tapeEntry.next {
            let value = Int(tape.entries[position].next)
            let name = tape.entries[position].kind == .alias ? Int(tape.entries[position].payload) : position
            if tape.text(at: name, equals: key) { found = value }
            position = Int(tape.entries[value].next)
        }
        if let found { return Node(tape: tape, index: found) }
        guard tapeEntry.flags.contains(.hasMergeKey) else { return nil }
        for source in mergeSources {
            if let value = source.value(of: key) { return value }
        }
        return nil
    }
}
