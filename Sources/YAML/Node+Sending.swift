/// Takes in the values below a node, from the outside in.
package protocol ValueReceiver {
    mutating func beginMapping()
    mutating func endMapping()
    mutating func beginSequence()
    mutating func endSequence()
    mutating func key(_ text: UnsafeRawBufferPointer)
    mutating func string(_ text: UnsafeRawBufferPointer)
    mutating func int(_ value: Int)
    /// Any other scalar.
    mutating func scalar(_ value: ScalarValue)
}

extension Node {
    /// Sends the value as it counts: aliases and merge keys resolved, of repeated keys the last one.
    ///
    /// - Returns: whether a mapping in it has a key twice.
    package func send(to receiver: inout some ValueReceiver) -> Bool {
        tape.entries.withUnsafeBufferPointer { entries in
            tape.source.withUnsafeBytes { source in
                tape.sideText.withUnsafeBytes { sideText in
                    var sender = NodeSender(tape: tape, entries: entries, source: source, sideText: sideText)
                    sender.send(place, to: &receiver)
                    return sender.hasRepeatedKeys
                }
            }
        }
    }
}

/// Walks over the entries of a tape; makes no strings but for what is neither text nor a plain integer.
private struct NodeSender {
    let tape: Tape
    let entries: UnsafeBufferPointer<TapeEntry>
    let source: UnsafeRawBufferPointer
    let sideText: UnsafeRawBufferPointer
    var hasRepeatedKeys = false

    mutating func send(_ place: Int, to receiver: inout some ValueReceiver) {
        let index = target(of: place)
        switch entries[index].kind {
        case .mapping: sendMapping(index, to: &receiver)
        case .sequence:
            receiver.beginSequence()
            var item = index + 1
            while item < entries[index].next {
                send(item, to: &receiver)
                item = Int(entries[item].next)
            }
            receiver.endSequence()
        case .scalar, .alias: sendScalar(index, to: &receiver)
        }
    }

    /// What stands at a place, or what an alias there stands for.
    @inline(__always)
    private func target(of place: Int) -> Int {
        entries[place].kind == .alias ? Int(entries[place].payload) : place
    }

    @inline(__always)
    private func text(_ index: Int) -> UnsafeRawBufferPointer {
        let entry = entries[index]
        let range = Int(entry.payload)..<Int(entry.payload) + Int(entry.textLength)
        return UnsafeRawBufferPointer(rebasing: entry.flags.contains(.hasSideText) ? sideText[range] : source[range])
    }

    private mutating func sendScalar(_ index: Int, to receiver: inout some ValueReceiver) {
        let entry = entries[index]
        guard entry.tag == 0 else { return receiver.scalar(Node(tape: tape, index: index).scalar ?? .null) }
        let text = text(index)
        guard entry.flags.contains(.isResolvable), text.mayBeMoreThanText else { return receiver.string(text) }
        if let value = text.plainInteger { return receiver.int(value) }
        receiver.scalar(Node(tape: tape, index: index).scalar ?? .null)
    }
}

extension NodeSender {
    private mutating func sendMapping(_ index: Int, to receiver: inout some ValueReceiver) {
        receiver.beginMapping()
        let isRepeated = repeatsKey(index)
        if isRepeated { hasRepeatedKeys = true }
        if isRepeated || entries[index].flags.contains(.hasMergeKey) {
            for entry in Node(tape: tape, index: index).mergedEntries {
                sendKey(entry.key.place, to: &receiver)
                send(entry.value.place, to: &receiver)
            }
        } else {
            var key = index + 1
            while key < entries[index].next {
                let value = Int(entries[key].next)
                sendKey(key, to: &receiver)
                send(value, to: &receiver)
                key = Int(entries[value].next)
            }
        }
        receiver.endMapping()
    }

    /// A collection as a key counts as an empty text.
    @inline(__always)
    private func sendKey(_ place: Int, to receiver: inout some ValueReceiver) {
        let index = target(of: place)
        receiver.key(entries[index].kind == .scalar ? text(index) : UnsafeRawBufferPointer(start: nil, count: 0))
    }

    /// Whether a key is written twice in a mapping.
    ///
    /// A bit for each key tells nearly always that it is new; only where two share a bit are texts compared.
    private func repeatsKey(_ index: Int) -> Bool {
        guard entries[index].payload <= 128 else { return !Node(tape: tape, index: index).repeatedKeys.isEmpty }
        var bits: UInt64 = 0
        var key = index + 1
        while key < entries[index].next {
            let scalar = target(of: key)
            if entries[scalar].kind == .scalar {
                let bit = UInt64(1) << text(scalar).bitNumber
                if bits & bit != 0, isGivenBefore(key, in: index) { return true }
                bits |= bit
            }
            key = Int(entries[Int(entries[key].next)].next)
        }
        return false
    }

    private func isGivenBefore(_ key: Int, in index: Int) -> Bool {
        let wanted = text(target(of: key))
        guard !Node(tape: tape, index: key).isMergeKey else { return false }
        var other = index + 1
        while other < key {
            let scalar = target(of: other)
            if entries[scalar].kind == .scalar, text(scalar).elementsEqual(wanted) { return true }
            other = Int(entries[Int(entries[other].next)].next)
        }
        return false
    }
}

extension UnsafeRawBufferPointer {
    /// A number below 64 that differs for most texts.
    @inline(__always)
    fileprivate var bitNumber: UInt64 {
        guard let first, let last else { return 0 }
        return UInt64(truncatingIfNeeded: count &* 7 &+ Int(first) &* 5 &+ Int(last) &* 3 &+ Int(self[count / 2])) & 63
    }

    /// Whether a plain text may mean something else than itself; most texts are told by their first letter.
    @inline(__always)
    fileprivate var mayBeMoreThanText: Bool {
        guard let first else { return true }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return isNumber(bindMemory(to: UInt8.self))
        case UInt8(ascii: "~"): return true
        case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            return count <= 5 && isWord(bindMemory(to: UInt8.self))
        default: return false
        }
    }

    /// The value of decimal digits without a sign and a leading zero; `nil` for anything else.
    @inline(__always)
    fileprivate var plainInteger: Int? {
        guard 1...18 ~= count, count == 1 || self[0] != UInt8(ascii: "0") else { return nil }
        var value = 0
        for byte in self {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }
}
