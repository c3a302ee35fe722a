/// The keys of an object's fields, found by their bytes: one look instead of a comparison with each of them.
///
/// Made once for a type and kept for good, so that threads share it without counting references.
public struct KeyTable: @unchecked Sendable {
    /// Field numbers by the hash of their key, -1 where there is none; a power of two long.
    private let slots: UnsafeBufferPointer<Int16>
    /// The bytes of all keys in one row.
    private let bytes: UnsafeRawBufferPointer
    /// Where each key begins, and where the last one ends.
    private let starts: UnsafeBufferPointer<Int32>

    /// - Parameter keys: in the order of the fields; each key counts with its place.
    public init(_ keys: [String]) {
        var count = 4
        while count < keys.count * 2 { count *= 2 }
        var slots = [Int16](repeating: -1, count: count)
        var bytes: [UInt8] = []
        var starts: [Int32] = [0]
        for (number, key) in keys.enumerated() {
            let utf8 = Array(key.utf8)
            var slot = utf8.withUnsafeBytes { Self.hash($0) } & (count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = Int16(number)
            bytes += utf8
            starts.append(Int32(bytes.count))
        }
        self.slots = .kept(slots)
        self.bytes = UnsafeRawBufferPointer(UnsafeBufferPointer.kept(bytes))
        self.starts = .kept(starts)
    }

    /// The keys of the fields of an object.
    @inline(never)
    init(of schema: ObjectSchema) { self.init(schema.fields.map(\.name)) }

    /// The number of a key, -1 if there is no such key.
    public func number(of key: UnsafeRawBufferPointer) -> Int {
        var slot = Self.hash(key) & (slots.count - 1)
        while true {
            let number = Int(slots[slot])
            if number < 0 || equals(key, number) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    @inline(__always)
    private func equals(_ key: UnsafeRawBufferPointer, _ number: Int) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == key.count else { return false }
        for index in 0..<key.count where bytes[start + index] != key[index] { return false }
        return true
    }

    /// Nearly always different for the keys of an object.
    @inline(__always)
    private static func hash(_ key: UnsafeRawBufferPointer) -> Int {
        guard let first = key.first, let last = key.last else { return 0 }
        return key.count &* 31 &+ Int(first) &* 7 &+ Int(last) &* 13 &+ Int(key[key.count / 2])
    }
}

extension UnsafeBufferPointer {
    /// A copy of the elements that is never freed: for tables that live as long as the program.
    public static func kept(_ elements: [Element]) -> UnsafeBufferPointer {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = copy.initialize(from: elements)
        return UnsafeBufferPointer(copy)
    }
}
