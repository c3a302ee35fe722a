/// Puts the values of one document after the other on a tape, and keeps the limits.
struct TapeBuilder {
    private(set) var entries: ContiguousArray<TapeEntry> = []
    private(set) var sideText: [UInt8] = []
    private(set) var tags: [String] = []
    private var tagNumbers: [String: UInt16] = [:]

    private let limits: Limits
    private var open: [OpenCollection] = []
    private var anchors: [String: Anchor] = [:]
    /// Whether a mapping or a sequence is a key.
    private(set) var hasCollectionAsKey = false
    /// How many values the aliases of the document stand for.
    private var expandedNodes = 0
    /// Where the last scalar, alias or flow collection ended.
    private(set) var lastEnd = SourcePlace(offset: 0, line: 0, column: 0)

    init(limits: Limits, expectedBytes: Int) {
        self.limits = limits
        // Manifests have a value about every 10 bytes; memory that stays unused is never touched.
        entries.reserveCapacity(expectedBytes / 8 + 16)
        open.reserveCapacity(64)
    }

    /// Forgets everything since `count` entries, and gets ready for a document.
    mutating func beginDocument(keeping count: Int) {
        entries.removeSubrange(count...)
        open.removeAll(keepingCapacity: true)
        anchors.removeAll(keepingCapacity: true)
        expandedNodes = 0
    }
}

extension TapeBuilder {
    private struct OpenCollection {
        var index: Int
        var count = 0
        /// How deep the collections inside of it go, itself included.
        var height = 1
        var expandedBefore: Int
        var anchor: String?
    }

    /// A value that aliases may name.
    private struct Anchor {
        var index: Int
        /// How many values are visited in it, through aliases too.
        var size: Int
        var height: Int
        var isComplete = true
    }

    /// A scalar as libyaml read it.
    struct Scalar {
        var start: SourcePlace
        var end: Int
        var style: Node.Style
        var isResolvable: Bool
        var tag: String?
        var anchor: String?
        /// Where the source holds the very text, else `nil`.
        var verbatim: Range<Int>?
    }

    @inline(__always)
    mutating func append(_ scalar: Scalar, text: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        var entry = TapeEntry(.scalar, scalar.style, at: scalar.start)
        entry.end = UInt32(truncatingIfNeeded: scalar.end)
        entry.next = UInt32(truncatingIfNeeded: entries.count + 1)
        if let verbatim = scalar.verbatim {
            entry.payload = UInt32(truncatingIfNeeded: verbatim.lowerBound)
        } else {
            entry.payload = UInt32(truncatingIfNeeded: sideText.count)
            entry.flags.insert(.hasSideText)
            sideText.append(contentsOf: text)
        }
        entry.textLength = UInt32(truncatingIfNeeded: text.count)
        if scalar.isResolvable { entry.flags.insert(.isResolvable) }
        if let tag = scalar.tag { entry.tag = try number(ofTag: tag, at: scalar.start) }
        if scalar.isResolvable, isKey, Self.isMergeKey(text) { markMergeKey() }
        if let anchor = scalar.anchor { declare(anchor, Anchor(index: entries.count, size: 1, height: 0)) }
        try append(entry, at: scalar.start)
    }

    mutating func beginCollection(
        _ kind: TapeEntry.Kind,
        at start: SourcePlace,
        style: Node.Style,
        tag: String?,
        anchor: String?
    ) throws(YAMLError) {
        guard open.count < limits.maximumDepth else { throw tooDeep(at: start) }
        if isKey { hasCollectionAsKey = true }
        var entry = TapeEntry(kind, style, at: start)
        if let tag { entry.tag = try number(ofTag: tag, at: start) }
        let index = entries.count
        if let anchor { declare(anchor, Anchor(index: index, size: 0, height: 0, isComplete: false)) }
        try append(entry, at: start)
        open.append(OpenCollection(index: index, expandedBefore: expandedNodes, anchor: anchor))
    }

    /// Ends the innermost collection; a block collection ends where its last value ends.
    mutating func endCollection(flowEnd: SourcePlace?) {
        guard let collection = open.popLast() else { return }
        if let flowEnd { lastEnd = flowEnd }
        entries[collection.index].end = UInt32(truncatingIfNeeded: lastEnd.offset)
        entries[collection.index].next = UInt32(truncatingIfNeeded: entries.count)
        entries[collection.index].payload = UInt32(truncatingIfNeeded: collection.count)
        raiseHeight(to: collection.height + 1)
        guard let anchor = collection.anchor else { return }
        let size = entries.count - collection.index + expandedNodes - collection.expandedBefore
        // The name may have been given anew inside of the collection.
        if anchors[anchor]?.index == collection.index {
            declare(anchor, Anchor(index: collection.index, size: size, height: collection.height))
        }
    }

    mutating func appendAlias(_ name: String, at start: SourcePlace, end: Int) throws(YAMLError) {
        guard let anchor = anchors[name] else {
            throw YAMLError(.malformed, "no value before it has the anchor '\(name)'", at: start.mark)
        }
        guard anchor.isComplete else {
            throw YAMLError(.malformed, "'\(name)' is used inside of its own value", at: start.mark)
        }
        guard open.count + anchor.height <= limits.maximumDepth else { throw tooDeep(at: start) }
        let (sum, overflow) = expandedNodes.addingReportingOverflow(anchor.size)
        guard !overflow, sum <= limits.maximumExpandedNodes else {
            let limit = limits.maximumExpandedNodes
            throw YAMLError(.limit, "the aliases stand for more than \(limit) values", at: start.mark)
        }
        expandedNodes = sum
        raiseHeight(to: anchor.height + 1)
        var entry = TapeEntry(.alias, entries[anchor.index].style, at: start)
        entry.end = UInt32(truncatingIfNeeded: end)
        entry.next = UInt32(truncatingIfNeeded: entries.count + 1)
        entry.payload = UInt32(truncatingIfNeeded: anchor.index)
        try append(entry, at: start)
    }

    @inline(__always)
    mutating func setLastEnd(_ place: SourcePlace) {
        lastEnd = place
    }

    @inline(__always)
    private mutating func append(_ entry: TapeEntry, at start: SourcePlace) throws(YAMLError) {
        guard entries.count < limits.maximumNodes else {
            throw YAMLError(.limit, "the text has more than \(limits.maximumNodes) values", at: start.mark)
        }
        entries.append(entry)
        if !open.isEmpty { open[open.count - 1].count += 1 }
    }
}

extension TapeBuilder {
    /// Whether the next value is a key of the innermost collection.
    @inline(__always)
    private var isKey: Bool {
        guard let collection = open.last else { return false }
        return collection.count & 1 == 0 && entries[collection.index].kind == .mapping
    }

    @inline(__always)
    private static func isMergeKey(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count == 2 && text[0] == UInt8(ascii: "<") && text[1] == UInt8(ascii: "<")
    }

    private mutating func markMergeKey() {
        guard let index = open.last?.index else { return }
        entries[index].flags.insert(.hasMergeKey)
    }

    private mutating func raiseHeight(to height: Int) {
        guard !open.isEmpty else { return }
        open[open.count - 1].height = max(open[open.count - 1].height, height)
    }

    private mutating func declare(_ name: String, _ anchor: Anchor) {
        anchors[name] = anchor
    }

    private mutating func number(ofTag tag: String, at place: SourcePlace) throws(YAMLError) -> UInt16 {
        if let number = tagNumbers[tag] { return number }
        guard let number = UInt16(exactly: tags.count + 1) else {
            throw YAMLError(.limit, "the text has more than 65,535 tags", at: place.mark)
        }
        tags.append(tag)
        tagNumbers[tag] = number
        return number
    }

    private func tooDeep(at place: SourcePlace) -> YAMLError {
        YAMLError(.limit, "collections nest deeper than \(limits.maximumDepth)", at: place.mark)
    }
}
