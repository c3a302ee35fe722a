/// The keys of an object's fields, found by their bytes: one look instead of a comparison with each of them.
public struct KeyTable: Sendable {
    /// Field numbers by the hash of their key, -1 where there is none; a power of two long.
    private let slots: [Int16]
    /// The bytes of all keys in one row.
    private let bytes: [UInt8]
    /// Where each key begins, and where the last one ends.
    private let starts: [Int32]

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
        self.slots = slots
        self.bytes = bytes
        self.starts = starts
    }

    /// The number of a key, -1 if there is no such key.
    public func number(of key: UnsafeRawBufferPointer) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var slot = Self.hash(key) & (slots.count - 1)
            while true {
                let number = Int(slots[slot])
                if number < 0 || equals(key, number) { return number }
                slot = (slot + 1) & (slots.count - 1)
            }
        }
    }

    @inline(__always)
    private func equals(_ key: UnsafeRawBufferPointer, _ number: Int) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == key.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            for index in 0..<key.count where bytes[start + index] != key[index] { return false }
            return true
        }
    }

    /// Nearly always different for the keys of an object.
    @inline(__always)
    private static func hash(_ key: UnsafeRawBufferPointer) -> Int {
        guard let first = key.first, let last = key.last else { return 0 }
        return key.count &* 31 &+ Int(first) &* 7 &+ Int(last) &* 13 &+ Int(key[key.count / 2])
    }
}
